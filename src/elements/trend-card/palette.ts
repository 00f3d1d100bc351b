import type { Status } from '../../internal/status.js';

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
    em: parseFloat(getComputedStyle(probe).fontSize),
  };
}

const looks = ['(forced-colors: active)', '(prefers-color-scheme: dark)', '(prefers-contrast: more)', 'print'];

/** Calls `listener` whenever the page may have got other colours. Returns how to stop. */
export function watchLooks(listener: () => void): () => void {
  const queries = looks.map((look) => matchMedia(look));
  for (const query of queries) query.addEventListener('change', listener);
  // Some browsers announce print only so.
  addEventListener('beforeprint', listener);
  addEventListener('afterprint', listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
    removeEventListener('beforeprint', listener);
    removeEventListener('afterprint', listener);
  };
}
