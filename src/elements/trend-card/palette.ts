import type { Status } from '../../internal/ui/status.js';

/** The colours and letters of the card as the page shows them now: a canvas cannot read CSS itself. */
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
  /** The user's own text size, in px. */
  readonly em: number;
}

/** Reads the palette off an element of the card: theme, dark mode, print and forced colours have done their work there. */
export function paletteOf(probe: HTMLElement): Palette {
  // As text or as background, because forced colours replace each by its own system colour.
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

/** The default colours, whatever the page's are: dark ink on white, for a picture that leaves the page. */
export function paperPalette({ fontFamily, direction }: Pick<Palette, 'fontFamily' | 'direction'>): Palette {
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

const looks = ['(forced-colors: active)', '(prefers-color-scheme: dark)', '(prefers-contrast: more)'];

/** Calls `listener` whenever the page may have got other colours, or goes to paper or back. Returns how to stop. */
export function watchLooks(listener: (isPaper: boolean) => void): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const paper = matchMedia('print');
  const look = () => listener(paper.matches);
  for (const query of [paper, ...looks.map((one) => matchMedia(one))])
    query.addEventListener('change', look, { signal });
  // The only chance to draw what was not yet in view: the media query changes too late in some browsers.
  addEventListener('beforeprint', () => listener(true), { signal });
  addEventListener('afterprint', () => listener(false), { signal });
  return () => stop.abort();
}
