import type { Status } from '../../internal/ui/status.js';

/** The current colors and font of the card, for a canvas, which cannot read CSS. */
export interface Palette {
  readonly ink: string;
  readonly inkMuted: string;
  readonly surface: string;
  readonly line: string;
  readonly controlLine: string;
  readonly accent: string;
  readonly status: Readonly<Record<Status, string>>;
  readonly soft: Readonly<Record<Status, string>>;
  readonly fontFamily: string;
  readonly direction: 'ltr' | 'rtl';
  /** The font size of the card in px, which follows the user's setting. */
  readonly em: number;
}

/** Reads the palette from the computed styles of a probe element, after theme, dark mode, print and forced colors. */
export function paletteOf(probe: HTMLElement): Palette {
  // Forced colors replace text and background by different system colors, so each token is read in its role.
  const text = (token: string) => {
    probe.style.color = `var(--_${token})`;
    return getComputedStyle(probe).color;
  };
  const background = (token: string) => {
    probe.style.backgroundColor = `var(--_${token})`;
    return getComputedStyle(probe).backgroundColor;
  };
  const noLight = text('no-light');
  const noLightSoft = background('no-light-soft');
  return {
    ink: text('ink'),
    inkMuted: text('ink-muted'),
    surface: background('surface'),
    line: text('line'),
    controlLine: text('control-line'),
    accent: text('accent'),
    status: { ok: text('ok'), attention: text('attention'), concern: text('concern'), noLight, noScore: noLight },
    soft: {
      ok: background('ok-soft'),
      attention: background('attention-soft'),
      concern: background('concern-soft'),
      noLight: noLightSoft,
      noScore: noLightSoft,
    },
    fontFamily: getComputedStyle(probe).fontFamily,
    direction: getComputedStyle(probe).direction === 'rtl' ? 'rtl' : 'ltr',
    em: parseFloat(getComputedStyle(probe).fontSize),
  };
}

/** The default palette, dark on white, for a picture that leaves the page: the colors of the page do not apply. */
export function defaultPalette({ fontFamily, direction }: Pick<Palette, 'fontFamily' | 'direction'>): Palette {
  return {
    ink: '#16212b',
    inkMuted: '#4b5a67',
    surface: '#ffffff',
    line: '#d5dce1',
    controlLine: '#71808c',
    accent: '#0b5cad',
    status: { ok: '#00695c', attention: '#a85f00', concern: '#8e1b1b', noLight: '#5d6b77', noScore: '#5d6b77' },
    soft: { ok: '#bfe0db', attention: '#f6e0bd', concern: '#f0cfcf', noLight: '#e3e8ec', noScore: '#e3e8ec' },
    fontFamily,
    direction,
    em: 16,
  };
}

const appearanceQueries = ['(forced-colors: active)', '(prefers-color-scheme: dark)', '(prefers-contrast: more)'];

/** Calls the listener if page colors may have changed, and around printing. Returns a function that stops it. */
export function watchAppearance(listener: (isPrinting: boolean) => void): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  const printMedia = matchMedia('print');
  const notify = () => listener(printMedia.matches);
  for (const media of [printMedia, ...appearanceQueries.map((query) => matchMedia(query))])
    media.addEventListener('change', notify, { signal });
  // In some browsers the media query changes too late to paint what was not in view yet.
  addEventListener('beforeprint', () => listener(true), { signal });
  addEventListener('afterprint', () => listener(false), { signal });
  return () => controller.abort();
}
