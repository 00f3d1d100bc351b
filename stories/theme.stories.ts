import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import '../src/define.js';
import { instrument, measurements } from './outcomes-data.js';
import { questionnaireOf, questionOf } from './every-question.js';

/** The most used tokens, by the name of their control. docs/theme.md lists all tokens. */
interface Args {
  accent: string;
  onAccent: string;
  accentSoft: string;
  focus: string;
  text: string;
  textMuted: string;
  surface: string;
  surfaceSunken: string;
  line: string;
  controlLine: string;
  font: string;
  fontHeading: string;
  fontWeightHeading: number;
  fontSize: number;
  lineHeight: number;
  space: number;
  radius: number;
  radiusControl: number;
}

/** Returns the tokens of the controls; lengths are in em. */
function tokensOf(args: Args): [name: string, value: string][] {
  return [
    ['--pro-color-accent', args.accent],
    ['--pro-color-on-accent', args.onAccent],
    ['--pro-color-accent-soft', args.accentSoft],
    ['--pro-color-focus', args.focus],
    ['--pro-color-text', args.text],
    ['--pro-color-text-muted', args.textMuted],
    ['--pro-color-surface', args.surface],
    ['--pro-color-surface-sunken', args.surfaceSunken],
    ['--pro-color-line', args.line],
    ['--pro-color-control-line', args.controlLine],
    ['--pro-font', args.font],
    ['--pro-font-heading', args.fontHeading],
    ['--pro-font-weight-heading', String(args.fontWeightHeading)],
    ['--pro-font-size', args.fontSize === 1 ? 'medium' : `${args.fontSize}em`],
    ['--pro-line-height', String(args.lineHeight)],
    ['--pro-space', `${args.space}em`],
    ['--pro-radius', `${args.radius}em`],
    ['--pro-radius-control', `${args.radiusControl}em`],
  ];
}

/** The values of the controls without tokens. */
const standard: Args = {
  accent: '#0b5cad',
  onAccent: '#ffffff',
  accentSoft: '#e7f0fa',
  focus: '#0b5cad',
  text: '#16212b',
  textMuted: '#4b5a67',
  surface: '#ffffff',
  surfaceSunken: '#f4f6f8',
  line: '#d5dce1',
  controlLine: '#71808c',
  font: "system-ui, 'Segoe UI', Roboto, sans-serif",
  fontHeading: "system-ui, 'Segoe UI', Roboto, sans-serif",
  fontWeightHeading: 650,
  fontSize: 1,
  lineHeight: 1.5,
  space: 1,
  radius: 0.625,
  radiusControl: 0.5,
};

const color = { control: 'color' } as const;
const range = (min: number, max: number, step: number) => ({ control: { type: 'range' as const, min, max, step } });
const form = questionnaireOf([questionOf('keuze'), questionOf('cijfer'), questionOf('regel')]);

/**
 * Change the controls below, and copy the style sheet under the widgets. Use parts for further styling; the guide is
 * docs/theme.md.
 */
export default {
  title: 'Theme',
  args: standard,
  argTypes: {
    accent: color,
    onAccent: color,
    accentSoft: color,
    focus: color,
    text: color,
    textMuted: color,
    surface: color,
    surfaceSunken: color,
    line: color,
    controlLine: color,
    fontWeightHeading: range(300, 900, 50),
    fontSize: range(0.75, 1.5, 0.125),
    lineHeight: range(1.2, 2, 0.1),
    space: range(0.5, 2, 0.25),
    radius: range(0, 2, 0.125),
    radiusControl: range(0, 2, 0.125),
  },
  render: (args) => html`
    <div ${ref((container) => setTokens(container, args))}>
      <pro-questionnaire .questionnaire=${form} layout="list" lang="nl"></pro-questionnaire>
      <pro-traffic-light
        .instrument=${instrument}
        .measurements=${measurements}
        audience="clinician"
        lang="nl"
      ></pro-traffic-light>
      <pro-trend-card
        .instrument=${instrument}
        .measurements=${measurements}
        scale="fysiek"
        audience="clinician"
        lang="nl"
      ></pro-trend-card>
    </div>
    <label>
      The style sheet
      <textarea ${ref(asWideAsThePage)} readonly rows="20" .value=${styleSheetOf(args)}></textarea>
    </label>
  `,
} satisfies Meta<Args>;

function setTokens(container: Element | undefined, args: Args): void {
  if (!(container instanceof HTMLElement)) return;
  container.style.cssText = 'display: grid; grid-template-columns: minmax(0, 1fr); gap: 1em; margin-block-end: 1em';
  for (const [name, value] of changedTokens(args)) container.style.setProperty(name, value);
}

function asWideAsThePage(field: Element | undefined): void {
  if (field instanceof HTMLElement) field.style.cssText = 'display: block; box-sizing: border-box; inline-size: 100%';
}

/** Returns the changed tokens only, so that the theme of the toolbar applies and the style sheet stays short. */
function changedTokens(args: Args): [name: string, value: string][] {
  const untouched = new Map(tokensOf(standard));
  return tokensOf(args).filter(([name, value]) => untouched.get(name) !== value);
}

function styleSheetOf(args: Args): string {
  const lines = changedTokens(args).map(([name, value]) => `  ${name}: ${value};`);
  return lines.length > 0 ? `:root {\n${lines.join('\n')}\n}` : '/* Nothing is changed yet: nothing is needed. */';
}

type Story = StoryObj<Args>;

export const Playground: Story = {};

/** Square corners and little space, with a serif font. */
export const Square: Story = {
  args: { font: 'Georgia, serif', fontHeading: 'Georgia, serif', space: 0.75, radius: 0, radiusControl: 0 },
};

/** Round corners and much space. */
export const Round: Story = { args: { fontWeightHeading: 500, space: 1.5, radius: 1.5, radiusControl: 1.5 } };
