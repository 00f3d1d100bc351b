import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import * as instruments from '../../src/core/instruments/index.js';
import { Instrument } from '../../src/core/model/instrument.js';
import { localize } from '../../src/core/model/localized-text.js';
import type { ProInstrumentInfo } from '../../src/elements/instrument-info/instrument-info.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { instrument } from '../../stories/answers-data.js';
import { waitUntil } from '../harness/wait.js';
import { contrast } from './contrast.js';
import '../../src/define/instrument-info.js';
import '../../src/define/traffic-light.js';

const { eq5d5l, nrs, phq9, promisSymptoms, werkHerstelInstrument, who5, workAbilityScore } = instruments;
const normalizeText = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProInstrumentInfo) => el.shadowRoot!;
const getText = (el: ProInstrumentInfo, selector = '.root') =>
  normalizeText(root(el).querySelector(selector)?.textContent);
const getFacts = (el: ProInstrumentInfo) =>
  Object.fromEntries(
    [...root(el).querySelectorAll('.fact')].map((fact) => [
      normalizeText(fact.querySelector('dt')?.textContent),
      normalizeText(fact.querySelector('dd')?.textContent),
    ]),
  );
const getBandRows = (el: ProInstrumentInfo) =>
  [...root(el).querySelectorAll('tbody tr')].map((row) => normalizeText(row.textContent));

async function renderInfo(given: Partial<ProInstrumentInfo> = {}): Promise<ProInstrumentInfo> {
  const el = await fixture<ProInstrumentInfo>(html`
    <pro-instrument-info
      lang=${given.lang ?? 'nl'}
      .instrument=${'instrument' in given ? given.instrument : instrument}
      .audience=${given.audience ?? 'clinician'}
    ></pro-instrument-info>
  `);
  await waitForData(el);
  return el;
}

async function waitForData(el: ProInstrumentInfo): Promise<void> {
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are loaded');
  await waitUntil(
    () => root(el).querySelector('.root')?.getAttribute('lang') === (el.lang || 'nl'),
    'the language is loaded',
  );
}

describe('<pro-instrument-info>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible to both audiences in every language', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        await expect(await renderInfo({ lang, audience })).to.be.accessible();
      }
    }
  });

  it('describes the measure, the duration, the meaning of a score and the owner (D21)', async () => {
    expect(getFacts(await renderInfo())).to.deep.equal({
      Meet: 'Klachten en energie in een week',
      'Aantal vragen': '9 vragen',
      Invultijd: 'ongeveer 2 minuten',
      'Betekenis van de score': 'Twee scores die elk op zichzelf staan.',
      Eigenaar: 'pro-widgets',
      Gebruik: 'Zelf gemaakt, vrij te gebruiken.',
      'Versie van deze beschrijving': '1',
    });
    expect(getText(await renderInfo({ instrument: werkHerstelInstrument }), 'header')).to.include('niet de V@W-Q23');
  });

  it('says what is unknown and what varies', async () => {
    const { minutes: _, itemCount: __, ...about } = instrument.about;
    const el = await renderInfo({ instrument: { ...instrument, about: { ...about, licence: 'unknown' } } });
    expect(getFacts(el)).to.include({
      'Aantal vragen': 'verschilt per keer',
      Invultijd: 'niet bekend',
      Gebruik: 'De voorwaarden zijn niet bekend. Vraag ze na.',
    });
  });

  it('describes the license in words', async () => {
    expect(getFacts(await renderInfo({ instrument: phq9 }))['Gebruik']).to.equal(
      'Vrij te gebruiken, zonder toestemming.',
    );
    expect(getFacts(await renderInfo({ instrument: workAbilityScore }))['Gebruik']).to.equal(
      'Alleen te gebruiken met toestemming van de eigenaar.',
    );
    expect(getFacts(await renderInfo({ instrument: who5 }))['Gebruik']).to.equal(
      'Vrij te gebruiken, maar niet commercieel. Daarvoor is toestemming van de eigenaar nodig.',
    );
  });

  it('shows the range and direction of each scale, and every band with its meaning (D1, D5)', async () => {
    const el = await renderInfo({ instrument: phq9 });
    expect(getText(el, '[part=scale]')).to.include('Van 0 tot 27. Hoger is meer klachten.');
    expect(getBandRows(el)).to.deep.equal([
      '0–4 minimaal',
      '5–9 licht',
      '10–14 matig',
      '15–19 matig ernstig',
      '20–27 ernstig',
    ]);
  });

  it('shows on which side of a cut-off a T-score lies, and a band for 0 alone (D5)', async () => {
    const anxiety = { ...promisSymptoms, scales: promisSymptoms.scales.slice(0, 1) };
    expect(getBandRows(await renderInfo({ instrument: anxiety }))).to.deep.equal([
      '10–55 normaal',
      '> 55 – 60 licht',
      '> 60 – 70 matig',
      '> 70 – 90 ernstig',
    ]);
    const pain = { ...nrs, scales: nrs.scales.slice(0, 1) };
    expect(getBandRows(await renderInfo({ instrument: pain }))).to.deep.equal([
      '0 geen',
      '1–3 weinig',
      '4–6 matig',
      '7–10 veel',
    ]);
  });

  it('writes a range from left to right in Arabic, where > would be mirrored', async () => {
    const el = await renderInfo({ instrument: promisSymptoms, lang: 'ar' });
    const range = [...root(el).querySelectorAll('.range > *')].find(({ textContent }) => textContent === '> 55 – 60')!;
    expect(getComputedStyle(range).direction).to.equal('ltr');
  });

  it('agrees with the traffic light on cut-offs and on a score just above one', async () => {
    const scale = promisSymptoms.scales[0]!;
    const scores = [{ scale: scale.id, status: 'ok' as const, value: 55.2 }];
    const adapter = new MemoryAdapter({
      instruments: [{ ...promisSymptoms, scales: [scale] }],
      scores: { 'Patient/1': { 'promis-symptoms': [{ date: '2026-01-10', scores }] } },
    });
    const provider = await fixture<ProProvider>(html`
      <pro-provider .adapter=${adapter} subject="Patient/1" audience="clinician">
        <pro-traffic-light lang="nl" instrument="promis-symptoms"></pro-traffic-light>
      </pro-provider>
    `);
    const { shadowRoot } = provider.querySelector('pro-traffic-light')!;
    const getCardText = () => normalizeText(shadowRoot!.textContent);
    await waitUntil(() => getCardText().includes('55,2'), 'the score is loaded');
    expect(getCardText()).to.include('normaal, licht boven 55, matig boven 60, ernstig boven 70');
    expect(getCardText()).to.match(/55,2.* licht · hoger is meer klachten/);
  });

  it('explains a value below 0 to the clinician in considerate words, and not to the patient', async () => {
    const explanation = 'De waarde kan daardoor onder 0 komen. Het is geen oordeel over iemands leven.';
    const text = getText(await renderInfo({ instrument: eq5d5l, audience: 'clinician' }));
    expect(text).to.include(explanation).and.not.to.match(/dood/);
    expect(getText(await renderInfo({ instrument: eq5d5l, audience: 'patient' }))).not.to.include(explanation);
  });

  it('names the direction and the population of a change rule', async () => {
    const text = getText(await renderInfo({ instrument: nrs }));
    expect(text).to.include('Een verandering is merkbaar vanaf 2 punten. Dit geldt alleen als het beter gaat.');
    expect(text).to.include('wij rekenen met 2 punten, patiënten met kanker, bevestigd.');
  });

  it('uses the singular for one point', async () => {
    const source = { title: 'Voorbeeld', verified: false };
    const [scale] = instrument.scales;
    const change = [
      { type: 'reliablePoints' as const, points: 1, source },
      { type: 'important' as const, points: 1, pointsWorse: 2, source },
    ];
    const text = getText(await renderInfo({ instrument: { ...instrument, scales: [{ ...scale!, change }] } }));
    expect(text).to.include('Een verandering telt vanaf 1 punt.');
    expect(text).to.include('Een verandering is merkbaar vanaf 1 punt. Een verslechtering is merkbaar vanaf 2 punten.');
  });

  it('distinguishes confirmed and unconfirmed sources of answer meanings', async () => {
    const text = getText(await renderInfo({ instrument: phq9 }));
    expect(text).to.include('De grens bij antwoord 1 en de kleuren zijn onze keuze, niet bevestigd.');
    expect(text).to.include('een klacht telt vanaf antwoord 2; de kleuren zijn onze keuze, bevestigd.');
  });

  it('describes equal scales together and other scales apart', async () => {
    const el = await renderInfo({ instrument: werkHerstelInstrument });
    expect(
      [...root(el).querySelectorAll('[part=scale] h3')].map((title) => normalizeText(title.textContent)),
    ).to.deep.equal([
      'Lichamelijk werkvermogen, Mentaal werkvermogen, Vertrouwen in werken, Steun op het werk en Ruimte voor aanpassing',
      'Stress door werk en Vermoeidheid',
    ]);
  });

  it('shows an icon of another shape for each band (A1)', async () => {
    const shapes = [...root(await renderInfo()).querySelectorAll('tbody .status-icon')].map((icon) => icon.innerHTML);
    expect(new Set(shapes).size).to.equal(3);
  });

  it('says whether each source is confirmed, and that a scale without bands has no cut-off (D19)', async () => {
    const el = await renderInfo({ instrument: phq9 });
    expect(getText(el, '[part=scale]')).to.include(
      'Afkapwaarden: Kroenke 2001, PHQ-9: 5, 10, 15 en 20; de kleuren zijn onze keuze, patiënten van huisartsen en gynaecologen in de VS, bevestigd.',
    );
    expect(getText(el, '[part=scale]')).to.include('PHQ-9: 6 punten; het handboek is niet gelezen, niet bevestigd.');
    expect(getText(await renderInfo())).to.include('Geen afkapwaarde bekend.');
    for (const source of root(el).querySelectorAll('.source')) {
      expect(normalizeText(source.textContent)).to.match(/(, bevestigd|, niet bevestigd)\.$/);
    }
  });

  it('shows the reference group to the clinician only (D15)', async () => {
    expect(getText(await renderInfo())).to.include(
      'Nederlanders: gemiddeld 7,2, standaarddeviatie 1,5, 1.000 mensen. Voorbeeldstudie naar dagen, bevestigd.',
    );
    expect(getText(await renderInfo({ audience: 'patient' }))).not.to.include('Nederlanders');
  });

  it('hides change rules, versions and flags from the patient (D24)', async () => {
    const el = await renderInfo({ audience: 'patient', instrument: phq9 });
    expect(getText(el)).not.to.match(/Verandering|Versie|zelfbeschadiging/);
    expect(getText(el)).to.include('Afkapwaarden:');
  });

  it('describes every instrument of the package completely', async () => {
    for (const exported of Object.values(instruments)) {
      if (!Instrument.safeParse(exported).success) continue;
      const el = await renderInfo({ instrument: exported as Instrument });
      expect(Object.values(getFacts(el)).every(Boolean), el.title).to.equal(true);
      for (const { name } of (exported as Instrument).scales) expect(getText(el)).to.include(localize(name, 'nl'));
    }
  });

  it('has a contrast of 3:1 for icons and 4.5:1 for texts (A2)', async () => {
    const el = await renderInfo();
    const surface = getComputedStyle(root(el).querySelector('[part=card]')!).backgroundColor;
    for (const outline of root(el).querySelectorAll('.outline')) {
      const { fill, stroke } = getComputedStyle(outline);
      expect(contrast(fill === 'none' ? stroke : fill, surface)).to.be.at.least(3);
    }
    for (const text of root(el).querySelectorAll('p, li, dt, dd, td, th')) {
      expect(contrast(getComputedStyle(text).color, surface), normalizeText(text.textContent)).to.be.at.least(4.5);
    }
  });

  it('fits in 280 px (A5)', async () => {
    await setViewport({ width: 280, height: 800 });
    const { scrollWidth, clientWidth } = root(await renderInfo()).querySelector('[part=card]')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it('supports English, and Arabic from right to left (A6)', async () => {
    expect(getFacts(await renderInfo({ lang: 'en' }))).to.include({ Measures: 'Complaints and energy in a week' });
    const el = await renderInfo({ lang: 'ar' });
    expect(root(el).querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    expect(getFacts(el)).to.include({ المالك: 'pro-widgets' });
  });

  it('requests the instrument from the adapter, and says in plain words if it is missing', async () => {
    const renderById = async (id: string) => {
      const adapter = new MemoryAdapter({ instruments: [instrument] });
      const provider = await fixture<ProProvider>(html`
        <pro-provider .adapter=${adapter} subject="Patient/1" audience="patient">
          <pro-instrument-info lang="nl" instrument=${id}></pro-instrument-info>
        </pro-provider>
      `);
      const el = provider.querySelector('pro-instrument-info')!;
      await waitForData(el);
      return el;
    };
    expect(getText(await renderById('dagen'), '[part=title]')).to.equal('Uw dagen');
    expect(getText(await renderById('weg'), '[role=alert]')).to.equal(
      'Dit kon niet worden geladen. Opnieuw proberen helpt niet: er moet eerst iets aan deze website worden aangepast.',
    );
  });

  it('refuses bands that do not cover their scale, and names the field in `pro-error`', async () => {
    const [first, second] = instrument.scales;
    const bands = second!.bandSet!.bands.slice(1);
    const wrong = { ...instrument, scales: [first!, { ...second!, bandSet: { ...second!.bandSet!, bands } }] };
    const errors: Error[] = [];
    const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error);
    addEventListener('pro-error', listen);
    const el = await renderInfo({ instrument: wrong });
    await nextFrame();
    removeEventListener('pro-error', listen);
    expect(getText(el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
    expect(errors[0]?.message).to.include('scales.1.bandSet.bands.0.from');
  });
});
