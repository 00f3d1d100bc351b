import { html, nothing } from 'lit';
import type { Scale } from '../../core/model/instrument.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { localize } from '../../core/model/localized-text.js';
import { bandStartTextsOf } from '../../internal/format/band-text.js';
import { sourceLine } from '../../internal/ui/source-line.js';
import type { ShownScale } from './overview.js';
import type { TrafficLightTexts } from './texts.js';

/** The bands of each scale with their sources. Clinicians also see reference groups, change rules and the sum. */
export function aboutScores(shown: readonly ShownScale[], texts: TrafficLightTexts) {
  const { messages, trafficLight, language, audience } = texts;
  const isClinician = audience === 'clinician';
  if (shown.length === 0) return nothing;
  return html`
    <details>
      <summary>${trafficLight.about}</summary>
      <dl>
        ${shown.map(
          ({ scale, latest, ofOthers }) => html`
            <dt>${localize(scale.name, language)}</dt>
            <dd>
              <p>${bandsText(scale, texts)}</p>
              ${scale.bandSet ? html`<p>${messages.cutOffs} ${sourceLine(scale.bandSet.source, texts)}.</p>` : nothing}
              ${ofOthers.map((view) => otherBands(view, scale, texts))}
              ${
                isClinician
                  ? scale.references?.map(
                      ({ label, source }) =>
                        html`<p>${messages.references} ${localize(label, language)}, ${sourceLine(source, texts)}.</p>`,
                    )
                  : nothing
              }
              ${
                isClinician
                  ? scale.change?.map(({ source }) => html`<p>${messages.changeRule} ${sourceLine(source, texts)}.</p>`)
                  : nothing
              }
              ${isClinician && latest?.score.trace ? html`<p>${trafficLight.sum(latest.score.trace)}.</p>` : nothing}
            </dd>
          `,
        )}
      </dl>
    </details>
  `;
}

/** The bands for another respondent, if the instrument has them. */
function otherBands({ scale, respondent }: ScoreView, own: Scale, texts: TrafficLightTexts) {
  if (!scale.bandSet || scale.bandSet === own.bandSet) return nothing;
  return html`<p>
    ${texts.respondents.nameOf(respondent)}: ${bandsText(scale, texts)}. ${texts.messages.cutOffs}
    ${sourceLine(scale.bandSet.source, texts)}.
  </p>`;
}

/** "laag, matig vanaf 6, goed vanaf 8" */
function bandsText(scale: Scale, texts: TrafficLightTexts): string {
  const { messages } = texts;
  return scale.bandSet ? messages.joined(bandStartTextsOf(scale, texts)) : messages.noCutOff;
}
