import { html, noChange, nothing, type ElementPart, type TemplateResult } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';
import type { ItemPicture } from '../../core/model/questionnaire.js';
import type { RenderContext } from './context.js';

export { styles } from './picture.styles.js';

/**
 * A picture of the questionnaire. Its content is drawn on a canvas, which no policy of the page around forbids as it
 * would an <img> with data: or blob:. A picture on the web is a link: a form asks nothing of a server that its host did
 * not ask for, and so tells nobody who is looking.
 */
export function renderPicture(context: RenderContext, picture: ItemPicture): TemplateResult {
  const { texts } = context;
  const { data, url, alt } = picture;
  if (data === undefined) {
    return html`<p class="picture">
      <a href=${url ?? nothing} target="_blank" rel="noopener noreferrer"
        >${texts.lookAtPicture}${alt ? `: ${alt}` : ''}</a
      >
    </p>`;
  }
  // The words are there for a picture that turns out to be none.
  return html`<span class="picture">
    <canvas role="img" aria-label=${alt ?? texts.picture} width="0" height="0" ${drawnFrom(picture)}></canvas>
    <span class="muted" hidden>${texts.picture}${alt ? `: ${alt}` : ''}</span>
  </span>`;
}

class DrawnFrom extends Directive {
  #picture: ItemPicture | undefined;

  constructor(info: PartInfo) {
    super(info);
    if (info.type !== PartType.ELEMENT) throw new Error('A picture is drawn on an element.');
  }

  render(_picture: ItemPicture): typeof noChange {
    return noChange;
  }

  override update({ element }: ElementPart, [picture]: [ItemPicture]): typeof noChange {
    const isNew = picture !== this.#picture;
    this.#picture = picture;
    if (isNew && element instanceof HTMLCanvasElement) void draw(element, picture);
    return noChange;
  }
}

const drawnFrom = directive(DrawnFrom);

/** Pixels of the longest side: enough for the widest form, and no more memory than that. */
const longestSide = 1200;

async function draw(canvas: HTMLCanvasElement, { data = '', contentType }: ItemPicture): Promise<void> {
  const words = canvas.nextElementSibling;
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: contentType }));
    const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
    canvas.width = Math.ceil(image.width * scale);
    canvas.height = Math.ceil(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    image.close();
    canvas.hidden = false;
    words?.setAttribute('hidden', '');
  } catch {
    canvas.hidden = true;
    words?.removeAttribute('hidden');
  }
}
