import type { AnswerOption, QuestionnaireItem, ItemPicture, Questionnaire } from '../src/core/model/questionnaire.js';

const option = (display: string): AnswerOption => ({
  value: { type: 'coding', value: { code: display.toLowerCase(), display } },
});
/** Returns an option that gives the reason for not answering. */
const absent = (code: string, display: string): AnswerOption => ({
  value: {
    type: 'coding',
    value: { system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code, display },
  },
});
const integer = (value: number) => ({ type: 'integer', value }) as const;

/** One question of each kind, by linkId. */
export const everyQuestion = {
  keuze: {
    type: 'choice',
    text: 'Hoe gaat u meestal naar uw werk?',
    options: ['Lopend', 'Met de fiets', 'Met de auto'].map(option),
  },
  cijfer: {
    type: 'integer',
    text: 'Hoe goed heeft u geslapen?',
    help: 'Denk aan de afgelopen week.',
    minValue: integer(0),
    maxValue: integer(10),
    lowerLabel: 'heel slecht',
    upperLabel: 'heel goed',
  },
  lijn: {
    type: 'integer',
    control: 'slider',
    text: 'Hoe fit voelt u zich vandaag?',
    minValue: integer(0),
    maxValue: integer(100),
    lowerLabel: 'helemaal niet fit',
    upperLabel: 'helemaal fit',
  },
  weet: {
    type: 'choice',
    text: 'Heeft iemand in uw familie suikerziekte?',
    options: [
      absent('asked-declined', 'Dat zeg ik liever niet'),
      ...['Wel', 'Niet'].map(option),
      absent('asked-unknown', 'Dat weet ik niet'),
    ],
  },
  meerWeet: {
    type: 'choice',
    repeats: true,
    text: 'Welke prikken heeft u gehad?',
    options: [...['Griep', 'Tetanus'].map(option), absent('asked-unknown', 'Dat weet ik niet meer')],
  },
  cijferWeet: {
    type: 'choice',
    text: 'Hoe goed sliep u als kind?',
    options: [...['1', '2', '3', '4', '5', '6', '7'].map(option), absent('asked-unknown', 'Geen idee')],
  },
  meer: {
    type: 'choice',
    repeats: true,
    text: 'Waarmee heeft u hulp?',
    options: [...['Boodschappen', 'Koken', 'Schoonmaken'].map(option), { ...option('Nergens mee'), exclusive: true }],
  },
  ja: { type: 'boolean', text: 'Woont u alleen?' },
  lijst: {
    type: 'choice',
    control: 'drop-down',
    text: 'In welke provincie woont u?',
    options: [
      'Drenthe',
      'Flevoland',
      'Friesland',
      'Gelderland',
      'Groningen',
      'Limburg',
      'Noord-Brabant',
      'Noord-Holland',
      'Overijssel',
      'Utrecht',
      'Zeeland',
      'Zuid-Holland',
    ].map(option),
  },
  zoek: {
    type: 'choice',
    control: 'autocomplete',
    text: 'In welke plaats woont u?',
    options: ['Amersfoort', 'Amsterdam', 'Assen', 'Zwolle'].map(option),
  },
  anders: { type: 'open-choice', text: 'Wie helpt u het meest?', options: ['Mijn partner', 'Mijn kind'].map(option) },
  meerAnders: {
    type: 'open-choice',
    repeats: true,
    text: 'Welke dieren heeft u?',
    options: ['Hond', 'Kat'].map(option),
  },
  lijstAnders: {
    type: 'open-choice',
    control: 'drop-down',
    text: 'Welke taal spreekt u thuis?',
    openLabel: 'Een andere taal',
    options: ['Nederlands', 'Fries', 'Arabisch', 'Duits', 'Engels', 'Frans', 'Pools', 'Spaans'].map(option),
  },
  geheel: { type: 'integer', text: 'Hoeveel trappen heeft uw huis?' },
  komma: { type: 'decimal', text: 'Hoe lang bent u?', units: [{ code: 'm', display: 'meter' }], maxDecimalPlaces: 2 },
  maat: {
    type: 'quantity',
    text: 'Hoeveel weegt u?',
    units: [
      { code: 'kg', display: 'kg' },
      { code: '[lb_av]', display: 'pond' },
    ],
  },
  datum: { type: 'date', text: 'Wanneer werd u geopereerd?' },
  maand: { type: 'date', datePrecision: 'month', text: 'Sinds wanneer heeft u klachten?' },
  tijd: { type: 'time', text: 'Hoe laat gaat u naar bed?' },
  moment: { type: 'dateTime', text: 'Wanneer had u voor het laatst pijn?' },
  regel: { type: 'string', text: 'Wat is uw beroep?', maxLength: 40 },
  regels: { type: 'string', repeats: true, text: 'Welke hobby’s heeft u?', maxOccurs: 3 },
  tekst: { type: 'text', text: 'Wat wilt u bespreken?', maxLength: 200 },
  bestand: {
    type: 'attachment',
    text: 'Heeft u een brief van uw arts?',
    mimeTypes: ['application/pdf', 'image/jpeg'],
    maxSize: 2 * 1024 * 1024,
  },
  web: { type: 'url', text: 'Op welke website vond u ons?' },
} satisfies Record<string, Omit<QuestionnaireItem, 'linkId'>>;

const frequency = ['Nooit', 'Soms', 'Vaak', 'Altijd'].map(option);

/** Questions that share their options. */
export const matrix: QuestionnaireItem = {
  linkId: 'matrix',
  type: 'group',
  control: 'matrix',
  text: 'Hoe vaak had u hier de afgelopen week last van?',
  items: ['Hoofdpijn', 'Pijn in de rug', 'Stijve schouders'].map((text, index) => ({
    linkId: `matrix-${index + 1}`,
    type: 'choice',
    text,
    options: frequency,
  })),
};

/** A repeating group. */
export const medicines: QuestionnaireItem = {
  linkId: 'medicijnen',
  type: 'group',
  repeats: true,
  text: 'Medicijn',
  maxOccurs: 3,
  items: [
    { linkId: 'naam', type: 'string', text: 'Hoe heet het medicijn?' },
    { linkId: 'keer', type: 'integer', text: 'Hoe vaak per dag neemt u het?' },
  ],
};

const picture = (data: string, alt: string): ItemPicture => ({ contentType: 'image/png', data, alt });

/** A question with picture options: two plain colors, and one invalid picture. */
export const pictures: QuestionnaireItem = {
  linkId: 'kleur',
  type: 'choice',
  text: 'Welke kleur lijkt op die van uw wond?',
  options: [
    {
      ...option('Rood'),
      picture: picture(
        'iVBORw0KGgoAAAANSUhEUgAAAGAAAAAwCAIAAABhdOiYAAAAVklEQVR42u3QMQ0AAAgDsIma/wthOOAnaVIFzbQcokCQIEGCBAkSJAhBggQJEiRIkCAECRIkSJAgQYIQJEiQIEGCBAkShCBBggQJEiRIEIIECRIk6IcFFWIZPEZGbIkAAAAASUVORK5CYII=',
        'Een rood vlak',
      ),
    },
    {
      ...option('Geel'),
      picture: picture(
        'iVBORw0KGgoAAAANSUhEUgAAAGAAAAAwCAIAAABhdOiYAAAAVklEQVR42u3QQQkAAAgEsAtmduOYwwb+hcESLNPFIQoECRIkSJAgQYIQJEiQIEGCBAlCkCBBggQJEiQIQYIECRIkSJAgQQgSJEiQIEGCBCFIkCBBgn5YwjXB8MJifzEAAAAASUVORK5CYII=',
        'Een geel vlak',
      ),
    },
    { ...option('Zwart'), picture: picture('AAAA', 'Een zwart vlak') },
  ],
};

/** Returns an example questionnaire with these items. */
export function questionnaireOf(items: readonly QuestionnaireItem[], more: Partial<Questionnaire> = {}): Questionnaire {
  return {
    url: 'https://pro-widgets.example/Questionnaire/voorbeeld',
    version: '1',
    title: 'Voorbeeld',
    language: 'nl',
    items: [...items],
    ...more,
  };
}

export function questionOf(
  linkId: keyof typeof everyQuestion,
  more: Partial<QuestionnaireItem> = {},
): QuestionnaireItem {
  return { linkId, ...everyQuestion[linkId], ...more };
}

/** All questions in one questionnaire. */
export const everything = questionnaireOf(
  [
    { linkId: 'vooraf', type: 'display', text: 'Er zijn geen goede of foute antwoorden.' },
    ...Object.entries(everyQuestion).map(([linkId, question]) => ({ linkId, ...question })),
    matrix,
    medicines,
  ],
  { title: 'Alle soorten vragen', description: 'Een voorbeeld met een vraag van elke soort.' },
);
