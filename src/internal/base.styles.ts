import { css } from 'lit';

/**
 * What every element begins with: it stands its ground against a host page's style sheet, and takes from that page
 * only the user's text size, the reading direction and the `--pro-*` tokens.
 *
 * - `:host` with !important wins over the page's !important.
 * - `all: initial` on `.root` stops what would leak in by inheritance; the user's own text spacing (WCAG 1.4.12)
 *   reaches us only by inheritance, so letter and word spacing are taken back.
 * - Sizes in em from `medium`: never rem, which a page with `html { font-size: 62.5% }` would shrink.
 */
export const base = css`
  :host {
    display: block !important;
    visibility: visible !important;
    opacity: 1 !important;
    --_ink: var(--pro-color-text, #16212b);
    --_ink-muted: var(--pro-color-text-muted, #4b5a67);
    --_surface: var(--pro-color-surface, #fff);
    --_sunken: var(--pro-color-surface-sunken, #f4f6f8);
    --_line: var(--pro-color-line, #d5dce1);
    --_control-line: var(--pro-color-control-line, #71808c);
    --_accent: var(--pro-color-accent, #0b5cad);
    --_on-accent: var(--pro-color-on-accent, #fff);
    --_accent-soft: var(--pro-color-accent-soft, #e7f0fa);
    --_error: var(--pro-color-error, #a4161a);
    --_ok: var(--pro-color-ok, #00695c);
    --_ok-soft: var(--pro-color-ok-soft, #bfe0db);
    --_attention: var(--pro-color-attention, #a85f00);
    --_attention-soft: var(--pro-color-attention-soft, #f6e0bd);
    --_concern: var(--pro-color-concern, #8e1b1b);
    --_concern-soft: var(--pro-color-concern-soft, #f0cfcf);
    --_no-light: var(--pro-color-no-light, #5d6b77);
    --_no-light-soft: var(--pro-color-no-light-soft, #e3e8ec);
    --_space: var(--pro-space, 1em);
    --_radius: var(--pro-radius, 0.625em);
    --_font: var(--pro-font, system-ui, 'Segoe UI', Roboto, sans-serif);
  }

  :host([hidden]) {
    display: none !important;
  }

  .root {
    all: initial;
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    letter-spacing: inherit;
    word-spacing: inherit;
    font-family: var(--_font);
    font-size: medium;
    line-height: var(--pro-line-height, 1.5);
    color: var(--_ink);
    direction: inherit;
    overflow-wrap: anywhere;
  }

  .root[dir='rtl'] {
    direction: rtl;
  }

  .root[dir='ltr'] {
    direction: ltr;
  }

  .root *,
  .root ::before,
  .root ::after {
    box-sizing: border-box;
  }

  [part='card'] {
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }

  h2,
  h3,
  p,
  ul,
  ol,
  dl,
  dd,
  figure,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
  }

  h2 {
    font-size: 1.0625em;
    line-height: 1.3;
    font-weight: 650;
  }

  h3 {
    font-size: 1em;
    line-height: 1.3;
    font-weight: 650;
  }

  .muted {
    color: var(--_ink-muted);
  }

  .small {
    font-size: 0.875em;
  }

  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  button {
    font: inherit;
    letter-spacing: inherit;
    word-spacing: inherit;
    min-block-size: 2.75em;
    padding: 0.5em 1.125em;
    border: 1px solid var(--_accent);
    border-radius: 0.5em;
    background: var(--_surface);
    color: var(--_accent);
    font-weight: 600;
    cursor: pointer;
  }

  button.primary {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  button.text {
    border-color: transparent;
    background: none;
    padding-inline: 0.25em;
  }

  button:disabled {
    opacity: 0.6;
    cursor: default;
  }

  :focus-visible {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    button.primary {
      border-width: 2px;
    }
  }
`;
