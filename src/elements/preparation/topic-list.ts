import { html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';
import type { ScoreMessages } from '../../locales/messages/score.js';
import { outcomeWords } from './topic-words.js';

/** Three subjects are as much as fits in one conversation. */
export const mostTopics = 3;

const inView = 7;

export interface TopicListOptions {
  readonly messages: PreparationMessages;
  readonly score: ScoreMessages;
  readonly language: string;
  /** `id`s of the scales. */
  readonly chosen: readonly string[];
  readonly onChoose: (box: HTMLInputElement, scale: string) => void;
}

/** The outcomes in plain words, each to choose: what stands out most in view, many others one step away. */
export function topicList(topics: readonly ScoreView[], options: TopicListOptions) {
  const [first, others] = [topics.slice(0, inView), topics.slice(inView)];
  return html`
    ${list(first, options)}
    ${
      others.length === 0
        ? nothing
        : html`
            <details ?open=${others.some(({ scale }) => options.chosen.includes(scale.id))}>
              <summary>${options.messages.moreTopics(others.length)}</summary>
              ${list(others, options)}
            </details>
          `
    }
  `;
}

function list(topics: readonly ScoreView[], options: TopicListOptions) {
  const { language, chosen, onChoose } = options;
  return html`
    <ul class="topics">
      ${topics.map((view) => {
        const { scale } = view;
        return html`
          <li part="topic">
            <label>
              <input
                type="checkbox"
                .checked=${chosen.includes(scale.id)}
                @change=${(event: Event) => onChoose(event.target as HTMLInputElement, scale.id)}
              />
              <span>
                <span class="name">${localize(scale.name, language)}</span>
                <span class="small muted">${outcomeWords(view, options).join(' · ')}</span>
              </span>
            </label>
          </li>
        `;
      })}
    </ul>
  `;
}
