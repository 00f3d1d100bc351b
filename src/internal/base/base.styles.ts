import { css } from 'lit';

/**
 * The base styles of every element. They isolate it from the style sheets of the host page: only the user's text size,
 * the reading direction and the `--pro-*` tokens have an effect.
 *
 * - `!important` in `:host` wins over `!important` in the page.
 * - `all: initial` on `.root` stops inherited styles. The user's own text spacing (WCAG 1.4.12) arrives only by
 *   inheritance, so letter and word spacing are inherited again.
 * - A query container has no intrinsic width. In a page that sizes its content by that width (a dialog, a float, a flex
 *   item), the element would have no width. An invisible line of 60 characters, which can wrap, gives it one.
 * - Sizes are in `em`, starting from `medium`. A page with `html { font-size: 62.5% }` would shrink sizes in `rem`.
 *
 * The tokens are declared once, here. A test compares them with docs/theme.md and with the styles.
 *
 * @cssprop [--pro-color-text=#16212b] - Text.
 * @cssprop [--pro-color-text-muted=#4b5a67] - Text that explains.
 * @cssprop [--pro-color-surface=#fff] - Cards and controls.
 * @cssprop [--pro-color-surface-sunken=#f4f6f8] - Notes and areas inside a card.
 * @cssprop [--pro-color-line=#d5dce1] - Dividing lines, which are decorative.
 * @cssprop [--pro-color-control-line=#71808c] - Borders of fields and buttons.
 * @cssprop [--pro-color-accent=#0b5cad] - Buttons, links and selected options.
 * @cssprop [--pro-color-on-accent=#fff] - Text on the accent.
 * @cssprop [--pro-color-accent-soft=#e7f0fa] - Background of selected options and important notes.
 * @cssprop [--pro-color-focus=--pro-color-accent] - The focus outline.
 * @cssprop [--pro-color-error=#a4161a] - Errors in a form.
 * @cssprop [--pro-color-ok=#00695c] - The light of a score: no attention needed. Also lines and points in a plot.
 * @cssprop [--pro-color-ok-soft=#bfe0db] - Its band behind a plot and on a scale.
 * @cssprop [--pro-color-attention=#a85f00] - The light of a score: some attention.
 * @cssprop [--pro-color-attention-soft=#f6e0bd] - Its band.
 * @cssprop [--pro-color-concern=#8e1b1b] - The light of a score: discuss this. Also the frame around a flag.
 * @cssprop [--pro-color-concern-soft=#f0cfcf] - Its band.
 * @cssprop [--pro-color-no-light=#5d6b77] - A score without cut-offs, or no score.
 * @cssprop [--pro-color-no-light-soft=#e3e8ec] - Its band.
 * @cssprop [--pro-color-scheme=light] - `light` or `dark`: how the browser draws its own lists, scroll bars and date fields.
 * @cssprop [--pro-font=system-ui, 'Segoe UI', Roboto, sans-serif] - The font.
 * @cssprop [--pro-font-heading=--pro-font] - The font of headings.
 * @cssprop [--pro-font-size=medium] - The base font size: `medium` is that of the reader, `1em` that of the page.
 * @cssprop [--pro-font-weight-heading=650] - The font weight of headings.
 * @cssprop [--pro-line-height=1.5] - The height of a line.
 * @cssprop [--pro-space=1em] - The space inside cards and between their parts.
 * @cssprop [--pro-radius=0.625em] - The corners of cards.
 * @cssprop [--pro-radius-control=0.5em] - The corners of buttons, fields and answers.
 */
export const baseStyles = css`
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
    --_focus: var(--pro-color-focus, var(--_accent));
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
    --_radius-control: var(--pro-radius-control, 0.5em);
    --_font: var(--pro-font, system-ui, 'Segoe UI', Roboto, sans-serif);
    --_font-heading: var(--pro-font-heading, var(--_font));
    --_weight-heading: var(--pro-font-weight-heading, 650);
  }

  /* Includes the inline style that scripts and frameworks set (v-show). A style sheet of the page cannot hide the host. */
  :host([hidden]),
  :host([style*='display: none']),
  :host([style*='display:none']) {
    display: none !important;
  }

  :host::before {
    all: initial;
    content: '------------------------------------------------------------';
    display: block;
    block-size: 0;
    overflow: hidden;
    visibility: hidden;
    font: medium/1 monospace;
    overflow-wrap: anywhere;
  }

  .root {
    all: initial;
    display: block;
    box-sizing: border-box;
    container-type: inline-size;
    letter-spacing: inherit;
    word-spacing: inherit;
    font-family: var(--_font);
    font-size: var(--pro-font-size, medium);
    line-height: var(--pro-line-height, 1.5);
    color: var(--_ink);
    color-scheme: var(--pro-color-scheme, light);
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
    font-family: var(--_font-heading);
    font-weight: var(--_weight-heading);
  }

  h3 {
    font-size: 1em;
    line-height: 1.3;
    font-family: var(--_font-heading);
    font-weight: var(--_weight-heading);
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
    border-radius: var(--_radius-control);
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
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }

  @media (forced-colors: active) {
    button.primary {
      border-width: 2px;
    }
  }
`;
