import type { BandSet, Instrument, Scale, Citation } from '../model/instrument.js';
import type { LocalizedText } from '../model/localized-text.js';
import { gadItems, phqItems, phqOwner } from './frequency-items.js';
import { withOwnColors } from './sources.js';
import { bandWords } from './words.js';

const anxiety = gadItems.slice(0, 2);
const depression = phqItems.slice(0, 2).toReversed();
const items = [...anxiety, ...depression];

const source: Citation = {
  title: withOwnColors({
    nl: 'Kroenke 2009, PHQ-4, beschreven door NINDS: 3, 6 en 9, en per onderdeel 3',
    en: 'Kroenke 2009, PHQ-4, described by NINDS: 3, 6 and 9, and 3 for each part',
    ar: 'Kroenke 2009، PHQ-4، كما وصفه NINDS: ‏3 و6 و9، و3 لكل جزء',
  }),
  url: 'https://www.commondataelements.ninds.nih.gov/ReportViewer.aspx?/nindscdereports/rptNOC&rs:Command=Render&rc:Parameters=false&crfID=F2495',
  // Read: the description, which calls 0 to 2 "none" and also has the period of two weeks.
  verified: true,
};

/** PHQ-4: two questions on anxiety (GAD-2) and two on depression (PHQ-2), with a total. */
export const phq4: Instrument = {
  id: 'phq-4',
  version: '1',
  name: 'PHQ-4',
  about: {
    measures: {
      nl: 'Angst en depressieve klachten in de afgelopen 2 weken, in het kort',
      en: 'Anxiety and depression in the past 2 weeks, in short',
      ar: 'القلق والاكتئاب في الأسبوعين الماضيين باختصار',
    },
    itemCount: 4,
    scoreMeaning: {
      nl: 'De som van 4 vragen, 0 tot 12. Hoger is meer klachten.',
      en: 'The sum of 4 questions, 0 to 12. Higher means more symptoms.',
      ar: 'مجموع 4 أسئلة، من 0 إلى 12. الأعلى يعني أعراضًا أكثر.',
    },
    owner: phqOwner,
    licence: 'publicDomain',
  },
  questionnaires: [],
  items,
  scales: [
    scaleOf('phq-4-total', { nl: 'Angst en depressie', en: 'Anxiety and depression', ar: 'القلق والاكتئاب' }, items, {
      source,
      bands: [
        { from: 0, word: bandWords.normal, light: 'ok', grade: 'none' },
        { from: 3, word: bandWords.mild, light: 'attention', grade: 'light' },
        { from: 6, word: bandWords.moderate, light: 'concern', grade: 'moderate' },
        { from: 9, word: bandWords.severe, light: 'concern', grade: 'severe' },
      ],
    }),
    scaleOf('phq-4-anxiety', { nl: 'Angst', en: 'Anxiety', ar: 'القلق' }, anxiety, screening()),
    scaleOf('phq-4-depression', { nl: 'Depressie', en: 'Depression', ar: 'الاكتئاب' }, depression, screening()),
  ],
};

function scaleOf(id: string, name: LocalizedText, scored: readonly { key: string }[], bandSet: BandSet): Scale {
  return {
    id,
    name,
    direction: 'higherIsWorse',
    min: 0,
    max: scored.length * 3,
    items: scored.map(({ key }) => ({ item: key })),
    method: { type: 'sum' },
    missing: { type: 'complete' },
    bandSet,
  };
}

/** Builds the bands of a screening: one cut-off and no grades, 3 or more is positive. */
function screening(): BandSet {
  return {
    source,
    bands: [
      { from: 0, word: bandWords.low, light: 'ok' },
      { from: 3, word: bandWords.raised, light: 'attention' },
    ],
  };
}
