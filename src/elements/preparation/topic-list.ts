import { html, nothing } from 'lit';
import { localize } from '../../core/model/localized-text.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';
import type { ScoreMessages } from '../../locales/messages/score.js';
import type { RespondentNames } from '../../internal/format/respondent.js';
import { outcomeWords } from './topic-words.js';

/** The number of topics that fits in one conversation. */
export const maxTopics = 3;

const visibleCount = 7;

export interface TopicListOptions {
  readonly messages: PreparationMessages;
  readonly score: ScoreMessages;
  readonly language: string;
  readonly respondents: RespondentNames;
  /** The `id`s of the chosen scales. */
  readonly chosen: readonly string[];
  readonly onChoose: (box: HTMLInputElement, scale: string) => void;
}

/** Renders the outcomes as topics to choose: the ones that stand out most first, and the rest collapsed. */
export function renderTopicList(topics: readonly ScoreView[], options: TopicListOptions) {
  const [first, others] = [topics.slice(0, visibleCount), topics.slice(visibleCount)];
  return html`
    ${renderTopics(first, options)}
    ${
      others.length === 0
        ? nothing
        : html`
            <details ?open=${others.some(({ scale }) => options.chosen.includes(scale.id))}>
              <summary>${options.messages.moreTopics(others.length)}</summary>
              ${renderTopics(others, options)}
            </details>
          `
    }
  `;
}

function renderTopics(topics: readonly ScoreView[], options: TopicListOptions) {
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
