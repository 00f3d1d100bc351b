import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { SeverityGrade, TrafficLight } from '../../../src/core/model/instrument.js';
import { localize } from '../../../src/core/model/localized-text.js';
import type { ContextFlag, Tip, TipCondition, TipPack } from '../../../src/core/model/tip.js';
import { TipStep } from '../../../src/core/model/tip.js';
import type { ChangeVerdict } from '../../../src/core/scoring/change.js';
import type { ScoreView } from '../../../src/core/scoring/score-view.js';
import { standardTipPack } from '../../../src/core/tips/pack.js';
import { tipPackFrom } from '../../../src/core/tips/tip-pack-from.js';
import { hasNoProblems, reasonOf, type TipSituation } from '../../../src/core/tips/tip-reason.js';
import { tipsFor, type TipsRequest } from '../../../src/core/tips/tips-for.js';

const lightOf: Record<SeverityGrade, TrafficLight> = {
  none: 'ok',
  light: 'attention',
  moderate: 'concern',
  severe: 'concern',
};

/** A score with the fields that the tips read. */
function view(
  name: string,
  grade?: SeverityGrade,
  verdict?: ChangeVerdict,
  status: ScoreView['score']['status'] = 'ok',
): ScoreView {
  const scale: ScoreView['scale'] = {
    id: name.toLowerCase(),
    name: { nl: name, en: `${name} (en)` },
    direction: 'higherIsBetter',
    min: 0,
    max: 10,
    items: [],
    method: { type: 'value' },
    missing: { type: 'complete' },
  };
  return {
    scale,
    score: { scale: scale.id, status },
    date: '2026-11-14',
    response: undefined,
    version: undefined,
    isFuture: false,
    isOtherVersion: false,
    value: undefined,
    band: undefined,
    light: grade && lightOf[grade],
    grade,
    source: undefined,
    previous: undefined,
    change: verdict && { difference: 3, verdict, rules: [], isConfirmed: true, estimate: undefined },
    respondent: 'patient',
    togetherWith: [],
    isByOther: false,
    lacksBands: false,
    isCurrent: true,
    shown: undefined,
    isEstimate: false,
    flags: [],
    notCompared: undefined,
    alsoThatDay: [],
  };
}

const situationOf = (parts: Partial<TipSituation> = {}): TipSituation => ({
  views: [],
  flags: [],
  contextFlags: [],
  ...parts,
});

const raised = { id: 'thoughts', status: 'raised' } as const;
const notAnswered = { id: 'thoughts', status: 'notAnswered' } as const;

describe('a condition', () => {
  const holds = (condition: TipCondition, parts: Partial<TipSituation>) =>
    reasonOf(condition, situationOf(parts)) !== undefined;
  const cases: [name: string, condition: TipCondition, yes: Partial<TipSituation>[], no: Partial<TipSituation>[]][] = [
    ['always', { always: true }, [{}, { views: [view('Pijn', 'severe')] }], []],
    [
      'minimumGrade: at least one scale is as serious, or more',
      { minimumGrade: 'moderate' },
      [{ views: [view('Pijn', 'moderate')] }, { views: [view('Pijn', 'none'), view('Slaap', 'severe')] }],
      [{ views: [view('Pijn', 'light')] }, { views: [view('Pijn')] }, {}],
    ],
    [
      'gradeIs: at least one scale is exactly as serious',
      { gradeIs: 'light' },
      [{ views: [view('Pijn', 'light'), view('Slaap', 'severe')] }],
      [{ views: [view('Pijn', 'moderate')] }, { views: [view('Pijn', 'none')] }, { views: [view('Pijn')] }],
    ],
    [
      'concernCount: as many scales have the light of concern',
      { concernCount: { from: 3 } },
      [{ views: [view('A', 'severe'), view('B', 'severe'), view('C', 'moderate')] }],
      [{ views: [view('A', 'severe'), view('B', 'severe'), view('C', 'light')] }, {}],
    ],
    [
      'change improved: larger than the noise, never only perhaps',
      { change: 'improved' },
      [{ views: [view('Pijn', 'severe', 'improved')] }],
      [
        { views: [view('Pijn', 'none', 'possiblyImproved')] },
        { views: [view('Pijn', 'none', 'noRule')] },
        { views: [view('Pijn', 'none', 'worsened')] },
        { views: [view('Pijn', 'none')] },
      ],
    ],
    [
      'change worsened',
      { change: 'worsened' },
      [{ views: [view('Pijn', 'none', 'worsened')] }],
      [{ views: [view('Pijn', 'none', 'improved')] }, { views: [view('Pijn', 'none', 'possiblyWorsened')] }],
    ],
    [
      'flag: that one was raised',
      { flag: 'thoughts' },
      [{ flags: [raised] }],
      [{ flags: [{ id: 'other', status: 'raised' }] }, { flags: [notAnswered] }, {}],
    ],
    ['flag any: one was raised', { flag: 'any' }, [{ flags: [raised] }], [{ flags: [notAnswered] }, {}]],
    [
      'noProblems: everything that was asked is known and without a problem',
      { noProblems: true },
      [
        { views: [view('Pijn', 'none')] },
        { views: [view('Pijn', 'none'), view('Werk', undefined, undefined, 'notApplicable')] },
      ],
      [
        {},
        { views: [view('Pijn', 'none'), view('Slaap', 'light')] },
        { views: [view('Pijn', 'none'), view('Slaap', undefined, undefined, 'incomplete')] },
        { views: [view('Pijn', 'none')], flags: [raised] },
        { views: [view('Pijn', 'none')], flags: [notAnswered] },
      ],
    ],
    [
      'contextFlag: the host says so',
      { contextFlag: 'work' },
      [{ contextFlags: ['work'] }],
      [{ contextFlags: ['momentOfChoice'] }, {}],
    ],
  ];
  for (const [name, condition, yes, no] of cases) {
    it(name, () => {
      for (const parts of yes) assert.equal(holds(condition, parts), true, JSON.stringify(parts));
      for (const parts of no) assert.equal(holds(condition, parts), false, JSON.stringify(parts));
    });
  }

  it('lists its scales, the most serious first', () => {
    const views = [view('A', 'light'), view('B', 'severe'), view('C', 'none'), view('D', 'severe')];
    const reason = reasonOf({ minimumGrade: 'light' }, situationOf({ views }));
    assert.deepEqual(
      reason?.domains.map(({ scale }) => scale.name),
      [views[1], views[3], views[0]].map((topic) => topic?.scale.name),
    );
  });

  it('does not hold for a scale of unknown grade', () => {
    const unknown = { ...view('Pijn', undefined), light: 'concern' } as const;
    const scaleConditions: TipCondition[] = [
      { minimumGrade: 'none' },
      { gradeIs: 'none' },
      { concernCount: { from: 1 } },
      { noProblems: true },
    ];
    for (const condition of scaleConditions) {
      assert.equal(reasonOf(condition, situationOf({ views: [unknown] })), undefined, JSON.stringify(condition));
    }
  });
});

const requestOf = (parts: Partial<TipSituation>, changes: Partial<TipsRequest> = {}): TipsRequest => ({
  packs: [standardTipPack],
  situation: situationOf(parts),
  audience: 'clinician',
  language: 'nl',
  others: (count) => `${count} andere`,
  ...changes,
});

const idsFor = (parts: Partial<TipSituation>, changes: Partial<TipsRequest> = {}) =>
  tipsFor(requestOf(parts, changes)).flatMap(({ tips }) => tips.map(({ tip }) => tip.id));

describe('the standard tips', () => {
  const always = { clinician: ['v1', 's1', 'h1', 'h3', 'h2', 'l1', 'l2'], patient: ['p1', 'p3', 'p4', 'p5', 'p6'] };
  const calm: Partial<TipSituation> = { views: [view('Pijn', 'none')] };
  const three = [view('A', 'severe'), view('B', 'moderate'), view('C', 'severe')];
  // Each tip: its step, its audience, a situation that shows it, and a close one that does not.
  const table: [
    id: string,
    step: TipStep,
    audience: Tip['audience'],
    yes: Partial<TipSituation>,
    no?: Partial<TipSituation>,
  ][] = [
    ['v1', 'prepare', 'clinician', {}],
    ['p1', 'prepare', 'patient', {}],
    ['p2', 'prepare', 'patient', { contextFlags: ['momentOfChoice'] }, { contextFlags: ['work'] }],
    ['p3', 'prepare', 'patient', {}],
    ['p4', 'prepare', 'patient', {}],
    ['p5', 'prepare', 'patient', {}],
    ['p6', 'prepare', 'patient', {}],
    ['s1', 'signal', 'clinician', calm],
    ['s2', 'signal', 'clinician', { views: [view('Pijn', 'light')] }, calm],
    ['s3', 'signal', 'clinician', { views: three }, { views: three.slice(1) }],
    [
      's4',
      'signal',
      'clinician',
      { views: [view('A', 'none', 'improved')] },
      { views: [view('A', 'none', 'worsened')] },
    ],
    [
      's5',
      'signal',
      'clinician',
      { views: [view('A', 'none', 'worsened')] },
      { views: [view('A', 'none', 'possiblyWorsened')] },
    ],
    [
      's6',
      'signal',
      'clinician',
      { views: [view('A', undefined, 'possiblyWorsened')] },
      { views: [view('A', 'none', 'worsened')] },
    ],
    [
      'b6',
      'discuss',
      'clinician',
      { views: [view('A', 'none', 'possiblyWorsened')] },
      { views: [view('A', 'none', 'possiblyImproved')] },
    ],
    ['f1', 'signal', 'clinician', { ...calm, flags: [raised] }, { ...calm, flags: [notAnswered] }],
    ['b0', 'discuss', 'clinician', { views: [view('Pijn', 'light')] }, calm],
    ['b1', 'discuss', 'clinician', { views: [view('Pijn', 'light')] }, { views: [view('Pijn', 'moderate')] }],
    ['b2', 'discuss', 'clinician', { views: [view('Pijn', 'moderate')] }, { views: [view('Pijn', 'light')] }],
    ['b3', 'discuss', 'clinician', { views: [view('Pijn', 'severe')] }, { views: [view('Pijn', 'light')] }],
    ['b4', 'discuss', 'clinician', { views: [view('Pijn', 'moderate')] }, { views: [view('Pijn', 'light')] }],
    ['b5', 'discuss', 'clinician', { views: [view('Pijn', 'severe')] }, { views: [view('Pijn', 'light')] }],
    ['w1', 'discuss', 'clinician', { contextFlags: ['work'] }, { contextFlags: ['limitedHealthSkills'] }],
    ['h1', 'act', 'clinician', {}],
    ['k1', 'act', 'clinician', { contextFlags: ['momentOfChoice'] }, { contextFlags: ['work', 'limitedHealthSkills'] }],
    ['h2', 'act', 'clinician', {}],
    ['h3', 'act', 'clinician', {}],
    ['l1', 'close', 'clinician', {}],
    ['l2', 'close', 'clinician', { contextFlags: ['limitedHealthSkills'] }],
  ];

  it('are all in the table below', () => {
    assert.deepEqual(table.map(([id]) => id).toSorted(), standardTipPack.tips.map(({ id }) => id).toSorted());
  });

  for (const [id, step, audience, yes, no] of table) {
    it(`show ${id} in "${step}" for the ${audience}, and only then`, () => {
      const here = tipsFor(requestOf(yes, { audience })).find((group) => group.step === step);
      assert.ok(here?.tips.some(({ tip }) => tip.id === id));
      const other = audience === 'patient' ? 'clinician' : 'patient';
      assert.ok(!idsFor(yes, { audience: other }).includes(id), 'to the other audience');
      if (no) assert.ok(!idsFor(no, { audience }).includes(id), 'in the situation that comes near');
      else assert.ok(always[audience].includes(id));
    });
  }

  it('are only the general ones if no score is known', () => {
    const views = [view('Pijn'), view('Slaap', undefined, undefined, 'incomplete')];
    assert.deepEqual(idsFor({ views }), always.clinician);
    assert.deepEqual(idsFor({ views }, { audience: 'patient' }), always.patient);
  });

  it('name the progress and ask about the worry if both apply, as in the white paper', () => {
    const views = [view('Lichamelijk werkvermogen', 'light', 'improved'), view('Vertrouwen in terugkeer', 'severe')];
    const [, signal, discuss] = tipsFor(requestOf({ views, contextFlags: ['work'] }));
    const inView = (step: typeof signal) => step?.tips.slice(0, 3).map(({ text }) => text);
    assert.deepEqual(inView(signal), [
      'Zeg dat u de antwoorden heeft gezien. Noem of er klachten zijn of niet. Vraag of dat klopt.',
      'Noem ook wat beter gaat: Lichamelijk werkvermogen.',
      'In uw antwoorden valt mij dit op: Vertrouwen in terugkeer en Lichamelijk werkvermogen. Herkent u dat?',
    ]);
    assert.equal(inView(discuss)?.[2], 'Wilt u hier iets meer over vertellen: Vertrouwen in terugkeer?');
    const exploring = discuss?.tips.filter(({ tip }) => tip.kind === 'question');
    assert.deepEqual(
      exploring?.map(({ tip }) => tip.id),
      ['b2', 'b3', 'b4', 'b5'],
    );
    for (const { reasons } of exploring ?? []) {
      assert.deepEqual(
        reasons[0]?.domains.map(({ scale }) => scale.id),
        ['vertrouwen in terugkeer'],
      );
    }
  });

  it('keep flags, then worsening, then improvement among the three visible tips', () => {
    const views = [...three, view('D', 'none', 'improved'), view('E', 'none', 'worsened')];
    const signal = tipsFor(requestOf({ views, flags: [raised] }))[1];
    assert.deepEqual(
      signal?.tips.map(({ tip }) => tip.id),
      ['s1', 'f1', 's5', 's4', 's2', 's3'],
    );
  });

  it('have three languages, a source and a condition each', () => {
    assert.deepEqual(tipPackFrom(structuredClone(standardTipPack)), standardTipPack);
    for (const { id, text } of standardTipPack.tips) {
      assert.deepEqual(Object.keys(text), ['nl', 'en', 'ar'], id);
    }
  });

  it('have at most fifteen Dutch words in a sentence', () => {
    for (const { id, text } of standardTipPack.tips) {
      const dutch = typeof text === 'string' ? text : (text['nl'] ?? '');
      for (const sentence of dutch.split(/[.?!](?:\s|$)/)) {
        assert.ok(sentence.split(/\s+/).length <= 15, `${id}: ${sentence}`);
      }
    }
  });

  // Terms that would turn a suggestion into a verdict, alarm or advice (INTENDED-USE.md).
  const forbidden: Record<'nl' | 'en' | 'ar', RegExp> = {
    nl: /\d|score|diagnose|depressi|angststoornis|burn-?out|kanker|medicijn|medicatie|tablet|\bpil|dosis|behandel|therapie|operatie|alarm|spoed|\bacuut|gevaar|urgent|risico|adviseer|advies|\braad .* aan\b|u moet|ziekte|\bkuur/i,
    en: /\d|score|diagnos|depressi|anxiet|burn-?out|cancer|medic|drug|tablet|\bpills?\b|dose|treat|therap|surgery|alarm|emergency|acute|danger|urgent|\brisk|advis|advice|recommend|must\b|should|disease|disorder/i,
    ar: /[0-9٠-٩]|درجات|درجة|تشخيص|اكتئاب|سرطان|دواء|أدوية|حبوب|جرعة|علاج|عملية جراحية|إنذار|طوارئ|خطر|عاجل|ننصح|نصيحة|يجب عليك|مرض\b/,
  };
  for (const language of ['nl', 'en', 'ar'] as const) {
    it(`name no score, diagnosis, medicine or treatment, and contain no alarm or advice (${language})`, () => {
      for (const { id, text, source: from } of standardTipPack.tips) {
        assert.ok(typeof text === 'object' && typeof from.title === 'object');
        assert.doesNotMatch(text[language] ?? '', forbidden[language], id);
        assert.doesNotMatch(localize(from.section ?? '', language), forbidden[language], `${id}, its section`);
      }
      assert.match({ nl: 'een pil', en: 'a pill', ar: 'دواء' }[language], forbidden[language], 'the list itself');
    });
  }
});

const source = { title: 'Our hospital', licence: 'host' } as const;
const hostTip = (changes: Partial<Tip> = {}): Tip => ({
  id: 'host-1',
  step: 'discuss',
  audience: 'clinician',
  kind: 'instruction',
  text: 'Ask about {domains}.',
  when: { all: [{ minimumGrade: 'light' }] },
  source,
  ...changes,
});
const packOf = (...tips: Tip[]): TipPack => ({ id: 'host', title: 'Host', tips });

describe('tip packs', () => {
  const textsFor = (packs: TipPack[], parts: Partial<TipSituation>, language = 'nl') =>
    tipsFor(requestOf(parts, { packs, language })).flatMap(({ tips }) => tips.map(({ text }) => text));
  const moderate = { views: [view('Pijn', 'moderate')] };

  it('of a host are added to the standard pack, or replace its tips', () => {
    assert.ok(idsFor(moderate, { packs: [standardTipPack, packOf(hostTip())] }).includes('host-1'));
    assert.deepEqual(idsFor(moderate, { packs: [packOf(hostTip())] }), ['host-1']);
    assert.deepEqual(idsFor(moderate, { packs: [] }), []);
  });

  it('use the text of the last pack and the position of the first', () => {
    const packs = [standardTipPack, packOf(hostTip({ id: 'b0', text: 'Our own words.' }))];
    const discuss = tipsFor(requestOf(moderate, { packs }))[2];
    assert.deepEqual([discuss?.tips[0]?.tip.id, discuss?.tips[0]?.text], ['b0', 'Our own words.']);
  });

  it('require every condition of "all" and one of "any"', () => {
    const both = packOf(
      hostTip({ when: { all: [{ minimumGrade: 'light' }, { contextFlag: 'work' }] } }),
      hostTip({ id: 'host-2', text: 'Text', when: { any: [{ flag: 'any' }, { contextFlag: 'work' }] } }),
      hostTip({ id: 'host-3', when: { all: [{ minimumGrade: 'light' }], any: [{ flag: 'any' }] } }),
    );
    const ids = (parts: Partial<TipSituation>) => idsFor(parts, { packs: [both] });
    assert.deepEqual(ids(moderate), []);
    assert.deepEqual(ids({ ...moderate, contextFlags: ['work'] }), ['host-1', 'host-2']);
    assert.deepEqual(ids({ ...moderate, flags: [raised] }), ['host-2', 'host-3']);
  });

  it('format scale names in the language', () => {
    const views = [view('A', 'light'), view('B', 'light'), view('C', 'light')];
    assert.deepEqual(textsFor([packOf(hostTip())], { views }), ['Ask about A, B en C.']);
    assert.deepEqual(textsFor([packOf(hostTip())], { views }, 'en'), ['Ask about A (en), B (en), and C (en).']);
    assert.match(textsFor([packOf(hostTip())], { views }, 'ar')[0] ?? '', / و/);
  });

  it('name four scales, or three and the number of others', () => {
    const views = Array.from({ length: 200 }, (_, index) => view(`S${index}`, 'severe'));
    assert.deepEqual(textsFor([packOf(hostTip())], { views: views.slice(0, 4) }), ['Ask about S0, S1, S2 en S3.']);
    assert.deepEqual(textsFor([packOf(hostTip())], { views }), ['Ask about S0, S1, S2 en 197 andere.']);
  });

  it('name a scale once, whatever the number of reasons', () => {
    const pack = packOf(hostTip({ when: { all: [{ minimumGrade: 'light' }, { change: 'worsened' }] } }));
    assert.deepEqual(textsFor([pack], { views: [view('Pijn', 'severe', 'worsened')] }), ['Ask about Pijn.']);
  });
});

describe('tipPackFrom', () => {
  const messageFor = (json: unknown): string => {
    try {
      tipPackFrom(json);
    } catch (error) {
      assert.ok(error instanceof Error);
      assert.equal(error.name, 'ModelError');
      return error.message;
    }
    return 'no error';
  };
  const withTip = (changes: object) => ({ ...packOf(), tips: [{ ...hostTip(), ...changes }] });

  it('accepts a valid pack unchanged', () => {
    assert.deepEqual(tipPackFrom(packOf(hostTip())), packOf(hostTip()));
  });

  const mistakes: [name: string, json: unknown, message: RegExp][] = [
    ['something that is not a pack', 'tips', /TipPack.*must be object/],
    [
      'an unknown step',
      withTip({ step: 'dance' }),
      /tips\.0\.step: must be one of prepare, signal, discuss, act, close/,
    ],
    ['an unknown condition', withTip({ when: { all: [{ mood: 'low' }] } }), /tips\.0\.when\.all\.0/],
    ['an unknown grade', withTip({ when: { all: [{ gradeIs: 'awful' }] } }), /tips\.0\.when\.all\.0\.gradeIs/],
    [
      'an unknown context flag',
      withTip({ when: { all: [{ contextFlag: 'rich' }] } }),
      /tips\.0\.when\.all\.0\.contextFlag/,
    ],
    ['a tip without a source', withTip({ source: undefined }), /tips\.0\.source: must be object/],
    [
      'a source without a title',
      withTip({ source: { title: ' ', licence: 'host' } }),
      /tips\.0\.source\.title: must not be empty/,
    ],
    ['a tip without a text', withTip({ text: {} }), /tips\.0\.text: must not be empty \(tip "host-1"\)/],
    ['a tip without a condition', withTip({ when: {} }), /tips\.0\.when: has no condition; use \{ always: true \}/],
    ['an id that is there twice', packOf(hostTip(), hostTip()), /tips\.1\.id: is a duplicate \(tip "host-1"\)/],
    ['a placeholder for a score', withTip({ text: 'Your {score}' }), /unknown placeholder \{score\}/],
    [
      'names where there may be none',
      withTip({ when: { any: [{ gradeIs: 'light' }, { always: true }] } }),
      /not every condition names scales/,
    ],
    [
      'a link that is code',
      withTip({ source: { ...source, url: 'javascript:alert(1)' } }),
      /tips\.0\.source\.url: must be an address/,
    ],
    ['a link to nowhere', withTip({ kind: 'link' }), /tips\.0\.source\.url: is required for a link/],
  ];
  for (const [name, json, message] of mistakes) {
    it(`reports ${name}`, () => assert.match(messageFor(json), message));
  }
});

describe('hasNoProblems', () => {
  it('is false without scores, because nothing is known', () => {
    assert.equal(hasNoProblems({ views: [], flags: [] }), false);
    assert.equal(hasNoProblems({ views: [view('Werk', undefined, undefined, 'notApplicable')], flags: [] }), false);
  });
});

const contextFlags: ContextFlag[] = ['limitedHealthSkills', 'work', 'momentOfChoice'];

describe('tipsFor', () => {
  it('returns every step in order, even without tips', () => {
    for (const contextFlag of contextFlags) {
      const steps = tipsFor(requestOf({ contextFlags: [contextFlag] })).map(({ step }) => step);
      assert.deepEqual(steps, TipStep.options);
    }
  });
});
