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
const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProInstrumentInfo) => el.shadowRoot!;
const textOf = (el: ProInstrumentInfo, selector = '.root') => clean(root(el).querySelector(selector)?.textContent);
const facts = (el: ProInstrumentInfo) =>
  Object.fromEntries(
    [...root(el).querySelectorAll('.fact')].map((fact) => [
      clean(fact.querySelector('dt')?.textContent),
      clean(fact.querySelector('dd')?.textContent),
    ]),
  );
const rows = (el: ProInstrumentInfo) => [...root(el).querySelectorAll('tbody tr')].map((row) => clean(row.textContent));

async function info(given: Partial<ProInstrumentInfo> = {}): Promise<ProInstrumentInfo> {
  const el = await fixture<ProInstrumentInfo>(html`
    <pro-instrument-info
      lang=${given.lang ?? 'nl'}
      .instrument=${'instrument' in given ? given.instrument : instrument}
      .audience=${given.audience ?? 'clinician'}
    ></pro-instrument-info>
  `);
  await ready(el);
  return el;
}

async function ready(el: ProInstrumentInfo): Promise<void> {
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are here');
  await waitUntil(() => root(el).querySelector('.root')?.getAttribute('lang') === (el.lang || 'nl'), 'its language');
}

describe('<pro-instrument-info>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible for both who look, in every language', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        await expect(await info({ lang, audience })).to.be.accessible();
      }
    }
  });

  it('D21 says what it measures, how long it takes, what a score means, and whose it is', async () => {
    expect(facts(await info())).to.deep.equal({
      Meet: 'Klachten en energie in een week',
      'Aantal vragen': '9 vragen',
      Invultijd: 'ongeveer 2 minuten',
      'Betekenis van de score': 'Twee scores die elk op zichzelf staan.',
      Eigenaar: 'pro-widgets',
      Gebruik: 'Zelf gemaakt, vrij te gebruiken.',
      'Versie van deze beschrijving': '1',
    });
    expect(textOf(await info({ instrument: werkHerstelInstrument }), 'header')).to.include('niet de V@W-Q23');
  });

  it('says what is not known, and what varies', async () => {
    const { minutes: _, itemCount: __, ...about } = instrument.about;
    const el = await info({ instrument: { ...instrument, about: { ...about, licence: 'unknown' } } });
    expect(facts(el)).to.include({
      'Aantal vragen': 'verschilt per keer',
      Invultijd: 'niet bekend',
      Gebruik: 'De voorwaarden zijn niet bekend. Vraag ze na.',
    });
  });

  it('says in words what the owner allows', async () => {
    expect(facts(await info({ instrument: phq9 }))['Gebruik']).to.equal('Vrij te gebruiken, zonder toestemming.');
    expect(facts(await info({ instrument: workAbilityScore }))['Gebruik']).to.equal(
      'Alleen te gebruiken met toestemming van de eigenaar.',
    );
    expect(facts(await info({ instrument: who5 }))['Gebruik']).to.equal(
      'Vrij te gebruiken, maar niet commercieel. Daarvoor is toestemming van de eigenaar nodig.',
    );
  });

  it('D1 D5 shows the whole range of each scale with its direction, and every band with its word', async () => {
    const el = await info({ instrument: phq9 });
    expect(textOf(el, '[part=scale]')).to.include('Van 0 tot 27. Hoger is meer klachten.');
    expect(rows(el)).to.deep.equal([
      '0–4 minimaal',
      '5–9 licht',
      '10–14 matig',
      '15–19 matig ernstig',
      '20–27 ernstig',
    ]);
  });

  it('D5 says of a T-score on which side of a line it is, and of 0 that there is none', async () => {
    const anxiety = { ...promisSymptoms, scales: promisSymptoms.scales.slice(0, 1) };
    expect(rows(await info({ instrument: anxiety }))).to.deep.equal([
      '10–55 normaal',
      '> 55 – 60 licht',
      '> 60 – 70 matig',
      '> 70 – 90 ernstig',
    ]);
    const pain = { ...nrs, scales: nrs.scales.slice(0, 1) };
    expect(rows(await info({ instrument: pain }))).to.deep.equal(['0 geen', '1–3 weinig', '4–6 matig', '7–10 veel']);
  });

  it('writes a range from left to right in Arabic too, where > would be mirrored', async () => {
    const el = await info({ instrument: promisSymptoms, lang: 'ar' });
    const range = [...root(el).querySelectorAll('.range > *')].find(({ textContent }) => textContent === '> 55 – 60')!;
    expect(getComputedStyle(range).direction).to.equal('ltr');
  });

  it('agrees with the traffic light on where a band begins and on a score just past that line', async () => {
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
    const shown = () => clean(shadowRoot!.textContent);
    await waitUntil(() => shown().includes('55,2'), 'the score is here');
    expect(shown()).to.include('normaal, licht boven 55, matig boven 60, ernstig boven 70');
    expect(shown()).to.match(/55,2.* licht · hoger is meer klachten/);
  });

  it('tells a patient what a value below 0 is, without a word that hurts', async () => {
    const text = textOf(await info({ instrument: eq5d5l, audience: 'patient' }));
    expect(text).to.include('De waarde kan daardoor onder 0 komen. Het is geen oordeel over iemands leven.');
    expect(text).not.to.match(/dood/);
  });

  it('says of a rule for one direction that it is, and for whom', async () => {
    const text = textOf(await info({ instrument: nrs }));
    expect(text).to.include('Een verandering is merkbaar vanaf 2 punten. Dit geldt alleen als het beter gaat.');
    expect(text).to.include('wij rekenen met 2 punten, patiënten met kanker, bevestigd.');
  });

  it('counts a single point as one', async () => {
    const source = { title: 'Voorbeeld', verified: false };
    const [scale] = instrument.scales;
    const change = [
      { type: 'reliablePoints' as const, points: 1, source },
      { type: 'important' as const, points: 1, pointsWorse: 2, source },
    ];
    const text = textOf(await info({ instrument: { ...instrument, scales: [{ ...scale!, change }] } }));
    expect(text).to.include('Een verandering telt vanaf 1 punt.');
    expect(text).to.include('Een verandering is merkbaar vanaf 1 punt. Een verslechtering is merkbaar vanaf 2 punten.');
  });

  it('tells apart the answers whose meaning was found in a source and those whose meaning was not', async () => {
    const text = textOf(await info({ instrument: phq9 }));
    expect(text).to.include('De grens bij antwoord 1 en de kleuren zijn onze keuze, niet bevestigd.');
    expect(text).to.include('een klacht telt vanaf antwoord 2; de kleuren zijn onze keuze, bevestigd.');
  });

  it('tells of scales that are alike together, and of others apart', async () => {
    const el = await info({ instrument: werkHerstelInstrument });
    expect([...root(el).querySelectorAll('[part=scale] h3')].map((title) => clean(title.textContent))).to.deep.equal([
      'Lichamelijk werkvermogen, Mentaal werkvermogen, Vertrouwen in werken, Steun op het werk en Ruimte voor aanpassing',
      'Stress door werk en Vermoeidheid',
    ]);
  });

  it('A1 shows the sign of each band, in a shape of its own', async () => {
    const shapes = [...root(await info()).querySelectorAll('tbody .status-icon')].map((icon) => icon.innerHTML);
    expect(new Set(shapes).size).to.equal(3);
  });

  it('D19 says of every source whether it is confirmed, and of a scale without bands that none is known', async () => {
    const el = await info({ instrument: phq9 });
    expect(textOf(el, '[part=scale]')).to.include(
      'Afkapwaarden: Kroenke 2001, PHQ-9: 5, 10, 15 en 20; de kleuren zijn onze keuze, patiënten van huisartsen en gynaecologen in de VS, bevestigd.',
    );
    expect(textOf(el, '[part=scale]')).to.include('PHQ-9: 6 punten; het handboek is niet gelezen, niet bevestigd.');
    expect(textOf(await info())).to.include('Geen afkapwaarde bekend.');
    for (const source of root(el).querySelectorAll('.source')) {
      expect(clean(source.textContent)).to.match(/(, bevestigd|, niet bevestigd)\.$/);
    }
  });

  it('D15 names the group to compare with to the clinician, and not to the patient', async () => {
    expect(textOf(await info())).to.include(
      'Nederlanders: gemiddeld 7,2, standaarddeviatie 1,5, 1.000 mensen. Voorbeeldstudie naar dagen, bevestigd.',
    );
    expect(textOf(await info({ audience: 'patient' }))).not.to.include('Nederlanders');
  });

  it('D24 keeps what is for who treats from the patient: change rules, versions and flags', async () => {
    const el = await info({ audience: 'patient', instrument: phq9 });
    expect(textOf(el)).not.to.match(/Verandering|Versie|zelfbeschadiging/);
    expect(textOf(el)).to.include('Afkapwaarden:');
  });

  it('says of every instrument that we know what there is to know', async () => {
    for (const one of Object.values(instruments)) {
      if (!Instrument.safeParse(one).success) continue;
      const el = await info({ instrument: one as Instrument });
      expect(Object.values(facts(el)).every(Boolean), el.title).to.equal(true);
      for (const { name } of (one as Instrument).scales) expect(textOf(el)).to.include(localize(name, 'nl'));
    }
  });

  it('A2 has enough contrast: 3:1 for every sign, 4.5:1 for every text', async () => {
    const el = await info();
    const surface = getComputedStyle(root(el).querySelector('[part=card]')!).backgroundColor;
    for (const outline of root(el).querySelectorAll('.outline')) {
      const { fill, stroke } = getComputedStyle(outline);
      expect(contrast(fill === 'none' ? stroke : fill, surface)).to.be.at.least(3);
    }
    for (const text of root(el).querySelectorAll('p, li, dt, dd, td, th')) {
      expect(contrast(getComputedStyle(text).color, surface), clean(text.textContent)).to.be.at.least(4.5);
    }
  });

  it('A5 loses nothing at 280 px', async () => {
    await setViewport({ width: 280, height: 800 });
    const { scrollWidth, clientWidth } = root(await info()).querySelector('[part=card]')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it('A6 speaks English and Arabic, from right to left', async () => {
    expect(facts(await info({ lang: 'en' }))).to.include({ Measures: 'Complaints and energy in a week' });
    const el = await info({ lang: 'ar' });
    expect(root(el).querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    expect(facts(el)).to.include({ المالك: 'pro-widgets' });
  });

  it('asks the adapter for the instrument, and says in plain words when it is not there', async () => {
    const show = async (id: string) => {
      const adapter = new MemoryAdapter({ instruments: [instrument] });
      const provider = await fixture<ProProvider>(html`
        <pro-provider .adapter=${adapter} subject="Patient/1" audience="patient">
          <pro-instrument-info lang="nl" instrument=${id}></pro-instrument-info>
        </pro-provider>
      `);
      const el = provider.querySelector('pro-instrument-info')!;
      await ready(el);
      return el;
    };
    expect(textOf(await show('dagen'), '[part=title]')).to.equal('Uw dagen');
    expect(textOf(await show('weg'), '[role=alert]')).to.equal(
      'Dit kon niet worden geladen. Opnieuw proberen helpt niet: er moet eerst iets aan deze website worden aangepast.',
    );
  });

  it('refuses bands that do not cover their scale, and names the field', async () => {
    const [first, second] = instrument.scales;
    const bands = second!.bandSet!.bands.slice(1);
    const wrong = { ...instrument, scales: [first!, { ...second!, bandSet: { ...second!.bandSet!, bands } }] };
    const errors: Error[] = [];
    const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error);
    addEventListener('pro-error', listen);
    const el = await info({ instrument: wrong });
    await nextFrame();
    removeEventListener('pro-error', listen);
    expect(textOf(el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
    expect(errors[0]?.message).to.include('scales.1.bandSet.bands.0.from');
  });
});
