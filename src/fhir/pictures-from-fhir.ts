import { ItemPicture } from '../core/model/questionnaire.js';
import { extensionsNamed } from './extensions.js';
import { defined, isObject, type JsonObject, type Refuse } from './json.js';
import { valueFrom } from './values.js';

type Media = 'itemMedia' | 'itemAnswerMedia';

/**
 * The picture of an item or of an option. Other media (video, audio, SVG, which can hold a script) and several pictures
 * are refused, because the respondent would not see what the author shows.
 */
export function pictureFrom(source: JsonObject, name: Media, refuse: Refuse): ItemPicture | undefined {
  const [extension, ...others] = extensionsNamed(source, name);
  if (!extension) return undefined;
  const picture = others.length === 0 ? pictureIn(extension) : undefined;
  // A picture by URL needs a link for the case that it does not load, and an option cannot hold a link.
  if (picture && (picture.data !== undefined || name === 'itemMedia')) return picture;
  refuse(name);
  return undefined;
}

function pictureIn(extension: JsonObject): ItemPicture | undefined {
  const read = valueFrom(extension);
  if (!read || 'problem' in read || read.value.type !== 'attachment') return undefined;
  const { contentType = '', data, url, title } = read.value.value;
  const isHttps = url !== undefined && /^https:\/\//i.test(url);
  if (data === undefined && !isHttps) return undefined;
  const picture = { contentType: contentType.toLowerCase(), ...defined({ data, alt: title }) };
  return ItemPicture.safeParse(data === undefined ? { ...picture, url } : picture).data;
}

/** The extensions of an item that {@link pictureFrom} reads. The general check of extensions skips them. */
export function mediaOf(item: JsonObject): JsonObject[] {
  const { answerOption } = item;
  const options: unknown[] = Array.isArray(answerOption) ? answerOption : [];
  return [
    ...extensionsNamed(item, 'itemMedia'),
    ...options.filter(isObject).flatMap((option) => extensionsNamed(option, 'itemAnswerMedia')),
  ];
}
