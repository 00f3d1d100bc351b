import type { Locale } from './context.js';
import type { Messages } from './messages.js';
import type { AnswerWordsMessages } from './messages/answer-words.js';
import type { AnswersMessages } from './messages/answers.js';
import type { ConsultationTipsMessages } from './messages/consultation-tips.js';
import type { CopyMessages } from './messages/copy.js';
import type { InstrumentInfoMessages } from './messages/instrument-info.js';
import type { KeptAnswersMessages } from './messages/kept-answers.js';
import type { PreparationMessages } from './messages/preparation.js';
import type { QuestionnaireMessages } from './messages/questionnaire.js';
import type { RecipientsMessages } from './messages/recipients.js';
import type { ScoreMessages } from './messages/score.js';
import type { SharingMessages } from './messages/sharing.js';
import type { SharedMessages } from './messages/shared.js';
import type { StatedDate } from './messages/stated-date.js';
import type { TrafficLightMessages } from './messages/traffic-light.js';
import type { TrendCardMessages } from './messages/trend-card.js';

/** "14 November 2026", "March 2026", "an unknown date" */
function named({ text, precision }: StatedDate): string {
  if (precision !== 'unknown') return text;
  return text ? `an unknown date (${text})` : 'an unknown date';
}

/** "on 14 November 2026", "in March 2026", "on an unknown date" */
function when(date: StatedDate): string {
  const isPeriod = date.precision === 'month' || date.precision === 'year';
  return `${isPeriod ? 'in' : 'on'} ${named(date)}`;
}

/** "14 November 2026", "in March 2026", "on an unknown date" */
function dayOrWhen(date: StatedDate): string {
  return date.precision === 'day' ? date.text : when(date);
}

/** "On 14 November 2026", at the start of a sentence. */
function startingWhen(date: StatedDate): string {
  const text = when(date);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const common: Messages['common'] = {
  loading: 'Loading …',
  failed: 'This could not be loaded.',
  tryAgain: 'Try again',
  retryIsNoUse: 'Trying again does not help: something on this website has to be changed first.',
};

const copy: CopyMessages = {
  copy: 'Copy for the record',
  copied: 'Copied. You can paste the text into the record now.',
  refused: 'The browser does not allow copying here. Copy the text below yourself, with Ctrl+C.',
  textToCopy: 'Text for the record',
};

const score: ScoreMessages = {
  joined: (parts) => parts.join(', '),
  direction: { higherIsBetter: 'higher is better', higherIsWorse: 'higher means more symptoms' },
  directionSentence: { higherIsBetter: 'Higher is better.', higherIsWorse: 'Higher means more symptoms.' },
  light: { ok: 'good', attention: 'take note', concern: 'needs attention' },
  ofMaximum: (maximum) => `out of ${maximum}`,
  range: (minimum, maximum) => `${minimum} to ${maximum}`,
  end: (value, label) => `${value} is ${label}`,
  bandFrom: (word, from) => `${word} from ${from}`,
  bandAbove: (word, edge) => `${word} above ${edge}`,
  place: (value, minimum, maximum) => `${value} on a scale of ${minimum} to ${maximum}`,
  previousPlace: (value, date) => `earlier ${value} (${date})`,
  noScore: 'no score',
  noMeasurement: 'no measurement yet',
  notFilledIn: 'not filled in',
  notUsable: 'not all answers can be used',
  leftOut: (responses) =>
    responses === 1
      ? 'One completed questionnaire is not included: its data are not right.'
      : `${responses} completed questionnaires are not included: their data are not right.`,
  scoresLeftOut: 'Not all scores from another system are included: their data are not right.',
  outOfScale: 'this score does not fit the scale',
  answeredOf: (answered, asked) => `${answered} of ${asked} ${asked === 1 ? 'question' : 'questions'} answered`,
  notApplicable: 'not asked',
  withoutNumber: (answers) =>
    answers === 1 ? '1 answer without a known value' : `${answers} answers without a known value`,
  prorated: 'estimated: answers are missing or do not count',
  estimated: 'estimated',
  estimateCompared: {
    before: 'the earlier score is estimated',
    after: 'this score is estimated',
    both: 'both scores are estimated',
  },
  respondent: {
    you: 'you',
    patient: 'patient',
    thePatient: 'the patient',
    child: 'child',
    someoneElse: 'somebody else',
    unknown: 'unknown who filled this in',
    numbered: (name, number) => `${name} ${number}`,
  },
  byPerson: (name) => `filled in by ${name}`,
  byUnknown: 'unknown who filled this in',
  togetherWith: (names) => `together with ${names}`,
  withHelp: (names) => `Together with ${names}.`,
  filledInBy: (name, together, date) =>
    `Filled in by ${name}${together && `, together with ${together},`} ${when(date)}.`,
  filledInByUnknown: (date) => `Filled in ${when(date)}. It is not known by whom.`,
  alsoFilledInBy: (name, together) => `Also filled in by ${name}${together && `, together with ${together}`}.`,
  alsoByUnknown: 'Also filled in, but it is not known by whom.',
  notCompared: {
    version: 'not compared: another version last time',
    respondent: 'not compared: somebody else filled it in last time',
    dayOrder: 'not compared: order of the measurements not known',
  },
  alsoThatDay: (values) => `on the same day also ${values}`,
  measuredOn: (date) => `Measured ${when(date)}.`,
  futureDate: 'date in the future',
  hasFutureDate: 'Note: a measurement has a date in the future.',
  since: (date) => `compared with ${date}`,
  attentionAlso: (names) => `Also needs attention: ${names}.`,
  attentionBefore: (names) => `Needed attention earlier: ${names}.`,
  uncertainty: (margin) => `measurement error ± ${margin} (95%)`,
  verdict: {
    improved: 'improved',
    worsened: 'worsened',
    possiblyImproved: 'possibly improved',
    possiblyWorsened: 'possibly worsened',
    noClearChange: 'no clear change',
    noRule: '',
  },
  difference: (difference, shown) =>
    difference === 0 ? 'the same' : `${shown} ${difference > 0 ? 'higher' : 'lower'}`,
  unverified: 'not confirmed',
  noCutOff: 'no cut-off known',
  noCutOffForRespondent: 'no cut-off known for the person who filled this in',
  otherVersion: 'another version of the questionnaire',
  cutOffs: 'Cut-offs:',
  references: 'Comparison:',
  changeRule: 'Change:',
  flagRaised: (label) => `One answer needs attention: ${label}`,
  flagRaisedOn: (label, date) => `${startingWhen(date)} one answer needed attention: ${label}`,
  flagNotUsable: (label) => `Answered, but the value of the answer is not known: ${label}`,
  flagRefused: (label) => `Answered, but the answer does not count: ${label}`,
  flagNotAnswered: (label) => `Not answered: ${label}`,
  flagNotAsked: (label) => `Not asked: ${label}`,
  flagUnknown: (label) => `Not known for the newest measurement: ${label}`,
};

const ofAnswers = (given: number, needed: number) => `${given} of ${needed} ${needed === 1 ? 'answer' : 'answers'}`;

const answerWords: AnswerWordsMessages = {
  yes: 'Yes',
  no: 'No',
  unfinished: (given, needed) => `No result yet (${ofAnswers(given, needed)})`,
  calculatedFrom: (given, needed) => `Calculated from ${ofAnswers(given, needed)}`,
  file: 'File',
  fileKinds: { image: 'picture', audio: 'sound', video: 'video', text: 'text', other: 'file' },
};

/** A name can be a role, which begins a sentence with a capital. */
const capitalized = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const minutesOf = (count: number) => `${count} ${count === 1 ? 'minute' : 'minutes'}`;
const characters = (count: number) => `${count} ${count === 1 ? 'character' : 'characters'}`;
const fileTooLarge = (size: string) => `This file is too large. Choose a file of at most ${size}.`;
const wrongFile = (types: string) => `This kind of file cannot be used here. Choose: ${types}.`;

const questionnaire: QuestionnaireMessages = {
  size: (fewest, most, minutes) =>
    `${fewest < most ? `${fewest} to ${most}` : most} ${most === 1 ? 'question' : 'questions'}, about ${minutesOf(minutes)}`,
  readers: 'Who will see the answers',
  readersAfterSending: {
    answers: (names, _, isForSomeoneElse) =>
      `After sending, ${names} will see ${isForSomeoneElse ? 'the' : 'your'} answers and scores.`,
    scores: (names) => `${capitalized(names)} will see only the scores.`,
    unknown: (names, _, isForSomeoneElse) =>
      `We do not know whether ${names} will see ${isForSomeoneElse ? 'the' : 'your'} answers.`,
  },
  forSomeoneElse: 'You are filling in this questionnaire for someone else.',
  canGoBack: 'You can always go back to an earlier question.',
  canSkip: 'You may skip a question.',
  canSkipSome: 'You may skip a question, unless it says ‘required’.',
  canCheck: 'At the end you can look at your answers and change them.',
  start: 'Start',
  noQuestions: 'This questionnaire has no questions.',

  unnamed: 'Question without a text',
  progress: (question, questions) => `Question ${question} of ${questions}`,
  progressRange: (first, last, questions) => `Questions ${first} to ${last} of ${questions}`,
  minutesLeft: (minutes) => `about ${minutesOf(minutes)} left`,
  back: 'Back',
  next: 'Next',
  backToReview: 'To the overview',

  readAloud: 'Read aloud',
  stopReading: 'Stop reading',
  textSize: 'Text size',
  textSizes: { normal: 'Normal text', large: 'Large text', larger: 'Extra large text' },

  prefilled: 'This answer was filled in for you beforehand. If it is not right, change it.',
  prefilledInReview: 'Filled in for you beforehand',
  required: 'required',
  notAsked: 'You do not need to answer this question.',
  moreInformation: 'More information',
  picture: 'Picture',
  lookAtPicture: 'Look at the picture',
  chooseSeveral: 'You may choose more than one answer.',
  clear: 'Clear answer',
  clearRow: 'Clear',
  choose: 'Make a choice',
  typeToSearch: 'Type a few letters. Then choose from the list.',
  howToSlide: 'Tap the line, or enter the number.',
  partialDate: 'If you don’t know the day or the month, leave it empty.',
  notChosen: 'Not chosen yet',
  number: 'Number',
  other: 'Something else, namely',
  otherAnswer: 'Your own answer',
  day: 'Day',
  month: 'Month',
  year: 'Year',
  hour: 'Hour',
  minute: 'Minutes',
  amount: 'Amount',
  unit: 'Unit',
  charactersLeft: (count) => (count < 0 ? `${characters(-count)} too many` : `Room for ${characters(count)} more`),
  answerNumber: (place) => `Answer ${place}`,
  addAnswer: 'Add another answer',
  removeAnswer: (place) => `Remove answer ${place}`,
  whichFile: (types, size) =>
    types ? `Choose a file: ${types}. It may be at most ${size}.` : `The file may be at most ${size}.`,
  chooseFile: 'Choose a file',
  chooseOtherFile: 'Choose another file',
  addFile: 'Choose one more file',
  removeFile: 'Remove',
  readingFile: 'Adding the file …',
  withoutFile: 'Go on without this file',
  groupNumber: (group, place) => (group ? `${group} (${place})` : `Number ${place}`),
  addGroup: 'Add another',
  removeGroup: (place) => `Remove number ${place}`,
  groupRemoved: (place) => `Number ${place} was removed.`,
  putGroupBack: (place) => `Put number ${place} back`,
  optionsFailed: 'The answers to this question could not be loaded.',
  optionsFailedSkip: 'You can go on without this question.',
  optionsFailedRequired: 'This question is required. You cannot send the questionnaire now.',

  problems: 'Something is not right yet',
  problem: {
    required: () => 'Answer this question.',
    requiredGroup: () => 'Answer at least one question here.',
    minOccurs: (limit) => `Give at least ${limit} ${limit === '1' ? 'answer' : 'answers'}.`,
    maxOccurs: (limit) => `Give no more than ${limit} ${limit === '1' ? 'answer' : 'answers'}.`,
    minLength: (limit) => `Write at least ${limit} characters.`,
    maxLength: (limit) => `Write no more than ${limit} characters.`,
    minValue: (limit) => `Your answer is too low. The lowest value is ${limit}.`,
    maxValue: (limit) => `Your answer is too high. The highest value is ${limit}.`,
    maxDecimalPlaces: (limit) =>
      limit === '0' ? 'Enter a whole number.' : `Write no more than ${limit} digits after the decimal point.`,
    pattern: (example) =>
      example ? `Write your answer like this: ${example}` : 'Your answer is not written correctly.',
    option: () => 'Choose one of the answers.',
    exclusive: () => 'These answers cannot go together. Choose one.',
    unit: () => 'Choose a unit.',
    mimeType: wrongFile,
    maxSize: fileTooLarge,
    other: () => 'This answer does not fit the question.',
  },
  unreadable: {
    integer: () => 'Enter a whole number, without a point or comma.',
    decimal: (example) => `Enter a number, for example ${example}.`,
    date: () => 'This date does not exist. Check the day and the month.',
    datePart: () => 'The date is not complete yet.',
    dateNumber: (example) => `Enter the day, month and year as numbers, for example ${example}.`,
    yearDigits: (example) => `Enter the year with four digits, for example ${example}.`,
    year: (example) => `Check the year. Enter a year such as ${example}.`,
    time: (example) => `Enter a time, for example ${example}.`,
    dateTime: () => 'Enter the whole date and time.',
    skippedTime: () => 'This time does not exist, because the clocks went forward. Enter another time.',
    option: () => 'Choose an answer from the list.',
    url: (example) => `Enter a web address, for example ${example}`,
    file: () => 'This file is empty or damaged. Choose another file.',
    fileType: wrongFile,
    fileSize: fileTooLarge,
    fileBusy: () => 'Wait until the file has been added.',
    other: () => 'Write your own answer, or choose another one.',
  },

  review: 'Check your answers',
  reviewExplanation: 'You can still change every answer. Then you send the questionnaire.',
  change: 'Change',
  notAnswered: 'Not answered',
  filledInOn: (date) => `Filled in ${when(date)}`,
  filledInByOther: 'Filled in by someone else',
  unfinished: 'This questionnaire was not finished.',
  enteredInError: 'These answers do not count.',
  send: 'Send',
  sending: 'Sending …',
  sendFailed: 'Sending did not succeed. Your answers are still here.',
  sendExpired: 'You are no longer logged in. Log in again to send your answers.',
  sendRefused: 'Your answers could not be sent.',
  refusedHelp:
    'Your answers are still here. Sending them again does not help now. Contact your care provider and tell them what is written here.',
  keepPageOpen: 'Keep this page open.',
  changeAnswers: 'Change answers',
  reason: 'Reason',
  thanks: 'Thank you',
  sent: 'Your answers have been sent.',
  finished: 'You have finished the questions.',
};

const timeLeft = (hours: number) => {
  const [count, unit] = hours >= 48 && hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
};

const keptAnswers: KeptAnswersMessages = {
  state: {
    saving: 'Saving …',
    device: 'Saved on this device.',
    journal: 'Saved on this device for now.',
    server: 'Saved with your care provider.',
    memory: 'Please note: your answers are only on this page. Send them before you close it.',
    newer: 'These answers have not been saved yet.',
    sending: 'Sending …',
    waiting: 'Your answers have not been sent yet. They will be as soon as possible.',
    expired: questionnaire.sendExpired,
    refused: questionnaire.sendRefused,
    sent: 'Your answers have been sent.',
  },
  onDevice: (hours) => `What you fill in is kept on this device for ${timeLeft(hours)}.`,
  inSession: (hours) =>
    `What you fill in is kept on this device while you are logged in. It is erased after ${timeLeft(hours)}.`,
  atServer: 'What you fill in is saved with your care provider.',
  onPage: 'What you fill in is only on this page until you send it.',

  begun: 'You had already started',
  begunOn: (moment) => `There are answers from ${moment}.`,
  goOn: 'Go on',
  startAgain: 'Start again',
  startAgainExplanation: 'If you start again, your earlier answers are lost as soon as you fill in something.',

  newer: 'There are newer answers in another tab',
  chooseAnswers: 'Choose which answers to go on with.',
  takeNewer: 'Go on with the newer answers',
  keepThese: 'Go on with the answers on this page',

  unsent: 'Not sent yet',
  untitled: 'Questionnaire',
  finishedOn: (moment) => `Filled in on ${moment}`,
  waits: 'Will be sent as soon as possible.',
  needsLogin: 'Log in again to send this.',
  refused: 'Could not be sent.',
  discard: 'Throw away',
  discardQuestion: 'Are you sure that you want to throw these answers away?',
  discardYes: 'Yes, throw away',
  discardNo: 'No, keep them',
  sentLater: 'Your answers are kept on this device. They will be sent as soon as there is a connection.',
};

const trendCard: TrendCardMessages = {
  patient: {
    single: (value) => `Your score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `Your score stayed at ${after}.` : `Your score went from ${before} to ${after}.`,
    verdict: {
      improved: 'That is better than before',
      worsened: 'That is worse than before',
      possiblyImproved: 'That is possibly better than before',
      possiblyWorsened: 'That is possibly worse than before',
      noClearChange: 'That is no clear change',
      noRule: '',
    },
    noMeasurement: 'You have not filled this in yet.',
    noScore: (reason) => `There is no score for the last time: ${reason}.`,
    lastScore: (value, date) => `Your score before that was ${value}, ${when(date)}.`,
  },
  clinician: {
    single: (value, isOnly) => (isOnly ? `Score ${value}, one measurement.` : `Score ${value}.`),
    pair: (before, after, difference, later) =>
      difference === 0 ? `Stayed at ${after}${comma(later)}.` : `From ${before} to ${after}${comma(later)}.`,
    verdict: {
      improved: 'Improved',
      worsened: 'Worsened',
      possiblyImproved: 'Possibly improved',
      possiblyWorsened: 'Possibly worsened',
      noClearChange: 'No clear change',
      noRule: '',
    },
    noMeasurement: 'No measurement yet.',
    noScore: (reason) => `Last measurement without a score: ${reason}.`,
    lastScore: (value, date) => `Before that ${value}, ${when(date)}.`,
  },
  other: {
    single: (value) => `The score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `The score stayed at ${after}.` : `The score went from ${before} to ${after}.`,
    verdict: {
      improved: 'That is better than before',
      worsened: 'That is worse than before',
      possiblyImproved: 'That is possibly better than before',
      possiblyWorsened: 'That is possibly worse than before',
      noClearChange: 'That is no clear change',
      noRule: '',
    },
    noMeasurement: 'This has not been filled in yet.',
    noScore: (reason) => `There is no score for the last time: ${reason}.`,
    lastScore: (value, date) => `The score before that was ${value}, ${when(date)}.`,
  },
  lastOf: (name, value, date) => `${name}: last score ${value}, ${when(date)}.`,
  changeOf: (name, before, after, difference) =>
    difference === 0 ? `${name}: stayed at ${after}.` : `${name}: from ${before} to ${after}.`,
  ofPerson: (name, text) => `${name}: ${text}`,
  noSharedCutOffs: 'The plot shows no cut-offs: they are not known for everybody who filled this in.',
  ring: (words) => `A ring around a point: ${words}.`,
  lines: 'Lines in the plot',
  linesHint: (count) => `Choose at most ${count}.`,
  later: (duration) => `${duration} later`,
  sameDay: 'later on the same day',
  plot: 'Chart',
  plotKeys: 'Use the arrow keys to go along the measurements.',
  point: (position, count, date, text) => `Measurement ${position} of ${count}, ${date}: ${text}`,
  range: { label: 'Period', all: 'All', year: '1 year', quarter: '3 months' },
  showTable: 'Show as table',
  table: {
    caption: (title) => `${title}: all measurements`,
    scale: 'Scale',
    date: 'Date',
    score: 'Score',
    meaning: 'Meaning',
    change: 'Difference',
    version: 'Version',
    respondent: 'Filled in by',
  },
  newVersion: 'The line is broken: the questionnaire got another version.',
  unknownOrder: 'The line is broken: the order of the measurements is not known.',
  reference: (label, mean) => `${label}: mean ${mean}`,
  people: (count) => `${count} people`,
  inverted: 'The chart is drawn upside down: up is better.',
  unverified: 'Cut-offs not confirmed.',
  noCutOff: 'No cut-off known.',
  undated: 'date not known, not in the chart',
  hasUndated: 'Note: a measurement without a date is only in the table.',
  events: 'Events',
  about: 'About the score and cut-offs',
  questionnaire: 'The questionnaire',
  measures: (what) => `Measures: ${what}.`,
  itemCount: (count) => (count === 1 ? '1 question' : `${count} questions`),
  minutes: (count) => (count === 1 ? 'about 1 minute' : `about ${count} minutes`),
  owner: (name) => `Owner: ${name}.`,
  save: {
    label: 'Save or print',
    picture: 'Save as picture',
    table: 'Save as table (CSV)',
    print: 'Print the whole page',
    failed: 'Saving did not work.',
  },
  plotFailed: 'The chart could not be drawn. You see the table.',
};

function comma(later: string): string {
  return later && `, ${later}`;
}

const trafficLight: TrafficLightMessages = {
  patient: {
    filledIn: (date) => `You filled this in ${when(date)}.`,
    previously: (date) => `The time before was ${dayOrWhen(date)}.`,
    attention: (count) =>
      count === 0
        ? 'No score needs attention.'
        : count === 1
          ? '1 score needs attention.'
          : `${count} scores need attention.`,
    noMeasurement: 'You have not filled this in yet.',
    waiting: 'A questionnaire is waiting for you.',
    due: (date) => `You can fill it in until ${date}.`,
    overdue: (date) => `You could fill it in until ${date}.`,
  },
  clinician: {
    filledIn: (date) => `Filled in ${when(date)}.`,
    previously: (date) => `Last time ${dayOrWhen(date)}.`,
    attention: (count) =>
      count === 0 ? 'None needs attention.' : count === 1 ? '1 needs attention.' : `${count} need attention.`,
    noMeasurement: 'No measurement yet.',
    waiting: 'Waiting for the patient.',
    due: (date) => `Due ${date}.`,
    overdue: (date) => `Overdue: due ${date}.`,
  },
  withoutScore: (count) => `${count} without a score.`,
  otherVersions: (count) => (count === 1 ? '1 is of another version.' : `${count} are of another version.`),
  noCutOffs: 'No cut-off is known for these scores.',
  allUnverified: 'The cut-offs are not confirmed.',
  flags: 'Note these answers',
  sent: (date) => `Sent ${dayOrWhen(date)}`,
  opened: (date) => `opened ${dayOrWhen(date)}`,
  completed: (date) => `filled in ${dayOrWhen(date)}`,
  notSeen: 'not opened yet',
  showTrend: 'show over time',
  scores: 'Scores',
  comparedWith: (date) => `Compared with ${named(date)}.`,
  compareWith: 'Compare with',
  lastTime: 'last time',
  filter: { all: 'All', attention: 'Needs attention', changed: 'Changed' },
  show: 'Show',
  nothingInFilter: 'No score belongs here.',
  onlyShown: (filter) => `Only: ${filter}`,
  changed,
  reference: (label, mean) => `${label} mean ${mean}`,
  showAnswers: 'Answers',
  about: 'About the scores and cut-offs',
  sum: (trace) => `Sum: ${trace}`,
};

// The names follow a colon, because a verb would have to agree with them.
function changed(verdict: string, names: string): string {
  switch (verdict) {
    case 'improved':
      return `Improved: ${names}.`;
    case 'worsened':
      return `Worsened: ${names}.`;
    case 'possiblyImproved':
      return `Possibly improved: ${names}.`;
    case 'possiblyWorsened':
      return `Possibly worsened: ${names}.`;
    default:
      return '';
  }
}

const answers: AnswersMessages = {
  patient: {
    title: 'Your answers',
    filledIn: (date) => `You filled this in ${when(date)}.`,
    none: 'You have not filled this in yet.',
  },
  clinician: {
    title: 'Answers',
    filledIn: (date) => `Filled in ${when(date)}.`,
    none: 'No answers yet.',
  },
  filter: { all: 'All', attention: 'What stands out', changed: 'What is different' },
  show: 'Show',
  nothingInFilter: 'No answer belongs here.',
  questionsOf: (scale) => `Only the questions of: ${scale}`,
  allQuestions: 'Show all questions',
  compareWith: 'Compare with',
  noComparison: 'do not compare',
  notComparable: 'The chosen earlier answers cannot be compared.',
  notAnswered: 'not answered',
  numberUnknown: 'the value of this answer is not known',
  notAsked: 'not asked',
  flagged: 'Note this answer',
  onDate: (date) => `${date}:`,
  unchanged: 'the same',
  count: {
    attention: (count) =>
      count === 0 ? 'No answer stands out.' : count === 1 ? '1 answer stands out.' : `${count} answers stand out.`,
    notAnswered: (count) => (count === 1 ? '1 question is not answered.' : `${count} questions are not answered.`),
    numberUnknown: (count) =>
      count === 1 ? 'The value of 1 answer is not known.' : `The value of ${count} answers is not known.`,
    notAsked: (count) => (count === 1 ? '1 question was not asked.' : `${count} questions were not asked.`),
    changed: (count) => (count === 1 ? '1 answer is different.' : `${count} answers are different.`),
  },
  lost: (count) =>
    count === 1
      ? '1 answer is not shown: its question is not part of this questionnaire.'
      : `${count} answers are not shown: their questions are not part of this questionnaire.`,
  status: {
    draft: 'These answers have not been sent yet.',
    stopped: 'Filling in was stopped. The questionnaire is not finished.',
    mistake: 'These answers were recorded by mistake. They are not shown.',
  },
  otherVersion: 'The questions are of another version of the questionnaire.',
  ofOneAnswer: 'A colour is about that one answer. The total score may mean something else.',
  about: 'About the colours',
};

const instrumentInfo: InstrumentInfoMessages = {
  measures: 'Measures',
  questions: 'Number of questions',
  questionCount: (count) => (count === 1 ? '1 question' : `${count} questions`),
  questionsVary: 'differs each time',
  time: 'Time to fill in',
  minutes: (minutes) => (minutes === 1 ? 'about 1 minute' : `about ${minutes} minutes`),
  unknown: 'not known',
  scoreMeaning: 'Meaning of the score',
  scores: 'Scores and cut-offs',
  fromTo: (minimum, maximum) => `From ${minimum} to ${maximum}.`,
  bandsOf: (scale) => `What a score means: ${scale}`,
  answeredBy: (roles) => `If ${roles} filled this in`,
  answeredByOthers: 'If somebody other than the patient filled this in',
  score: 'Score',
  meaning: 'Meaning',
  references: 'Comparison',
  mean: (mean) => `mean ${mean}`,
  standardDeviation: (deviation) => `standard deviation ${deviation}`,
  people: (count) => `${count} people`,
  changeRules: 'Change',
  changeRule: {
    reliable: 'A change counts when it is larger than the measurement error.',
    reliableFromErrors: 'A change counts when it is larger than the measurement error of both scores.',
    reliablePoints: (points) => `A change counts from ${pointsText(points)}.`,
    important: (points) => `A change is noticeable from ${pointsText(points)}.`,
    importantWorse: (points) => `Getting worse is noticeable from ${pointsText(points)}.`,
    importantShare: (share) => `A change is noticeable from ${share} of the earlier score.`,
    onlyFor: {
      improvement: 'This applies to getting better only.',
      worsening: 'This applies to getting worse only.',
    },
  },
  flags: 'Answers that always need attention',
  answers: 'Colours of the answers',
  verified: 'confirmed',
  forWhom: (population) => `for ${population}`,
  owner: 'Owner',
  licence: 'Use',
  licences: {
    own: 'Made by ourselves, free to use.',
    publicDomain: 'Free to use, without permission.',
    freeWithAttribution: 'Free to use, with mention of the owner.',
    freeNonCommercial: 'Free to use, but not commercially. For that the permission of the owner is needed.',
    licenceRequired: 'Only to be used with permission of the owner.',
    unknown: 'The terms are not known. Ask for them.',
  },
  version: 'Version of this description',
};

function pointsText(points: string): string {
  return points === '1' ? '1 point' : `${points} points`;
}

const consultationTips: ConsultationTipsMessages = {
  title: { clinician: 'Conversation', patient: 'Prepare your conversation' },
  step: { prepare: 'Prepare', signal: 'Notice', discuss: 'Discuss', act: 'Act', close: 'Close' },
  answersOf: (date) => `About the answers of ${named(date)}.`,
  tickHint: 'Tick what was discussed.',
  notMeasured: {
    clinician: 'There are no answers to discuss yet.',
    patient: 'You have not filled in anything yet.',
  },
  noProblems: 'Nothing stands out in the scores.',
  unknownMeaning: 'It is not known how serious these scores are. You see only the general tips.',
  nothingForStep: 'The scores give no reason for this.',
  noTips: 'There are no tips for this.',
  notInAnswers: (names) => `From another measurement: ${names}.`,
  more: (count) => (count === 1 ? '1 more tip' : `${count} more tips`),
  others: (count) => (count === 1 ? '1 other subject' : `${count} other subjects`),
  withWord: (name, word) => `${name} (${word})`,
  reason: {
    always: 'In every conversation',
    standsOut: 'Because this stands out',
    together: 'Because these come together',
    improved: 'Because this has improved',
    worsened: 'Because this has worsened',
    possiblyWorsened: 'Because this has possibly worsened',
    flag: 'Because an answer needs attention',
    noProblems: 'Because nothing stands out',
    contextFlag: {
      limitedHealthSkills: 'Because health information can be hard to follow',
      work: 'Because work is a subject',
      momentOfChoice: 'Because there is something to choose',
    },
  },
  source: (title) => `Source: ${title}`,
  wantsToTalk: 'The patient wants to talk about:',
  wantsToAsk: 'Questions of the patient:',
  wantsToSay: 'The patient also wrote:',
  preparedOn: (date) => `Prepared ${when(date)}.`,
  followUps: 'Left from an earlier time',
  moreFollowUps: (count) => `${count} more from an earlier time`,
  putOffOn: (date) => `(${date})`,
  followUp: 'Talk about it again next time',
  note: 'Note',
  noteOn: (step) => `Note on ${step}`,
  aids: 'Decision aids',
  cards: 'From other systems',
  moreCards: (count) => (count === 1 ? '1 more message' : `${count} more messages`),
  cardDetail: 'Explanation',
  onlyHere: 'This stays on this page only. Copy it for the record.',
  saving: 'Saving …',
  saved: 'Saved.',
  notSaved: 'Saving does not work. Your notes are still on this page.',
  notLoaded: 'Earlier notes could not be loaded. What you note now stays on this page only.',
  nothingToCopy: 'Tick what was discussed first, or write a note.',
  recordTitle: (instrument) => `Discussed following: ${instrument}`,
  recordFollowedUp: 'Left from an earlier time, discussed now',
  withText: (step, text) => `${step}: ${text}`,
};

const preparation: PreparationMessages = {
  title: 'Prepare your conversation',
  introduction: 'Choose what you want to talk about. You may leave everything empty.',
  answersOf: (date) => `Your outcomes of ${named(date)}.`,
  notMeasured: 'There are no outcomes yet. You can write down what you want to ask.',
  topics: 'What do you want to talk about?',
  topicsHint: (maximum) => `Choose ${maximum} at most. What stands out comes first.`,
  tooMany: (maximum) =>
    `You have chosen ${maximum} already. There is often no time for more. Take one away first, or write it with your questions.`,
  chosen: (count, maximum) => `${count} of ${maximum} chosen`,
  moreTopics: (count) => (count === 1 ? '1 more subject' : `${count} more subjects`),
  noOutcome: 'no outcome',
  improved: 'better than last time',
  worsened: 'less good than last time',
  possiblyWorsened: 'possibly less good than last time',
  questions: 'What do you want to ask?',
  questionsHint: 'Write your questions in your own words.',
  notes: 'What else do you want to say?',
  threeQuestions: 'Three good questions',
  aids: 'Help with choosing',
  whoReads:
    'If you save this, the person who treats you can read it. What you do not save is shared with nobody. It is not a message: you get no answer.',
  onlyHere: 'This is not saved and not sent. It is on this page only. You can print the page.',
  notLoaded: 'What you saved before could not be loaded. That is why you cannot save anything now.',
  save: 'Save for the conversation',
  saving: 'Saving …',
  saved: 'Saved. The person who treats you can read this now.',
  savedOn: (date) => `Saved ${when(date)}. The person who treats you can read this.`,
  notSaved: 'Saving did not work. What you wrote is still on this page. Please try again.',
  unsaved: 'Not saved yet.',
};

const sharing: SharingMessages = {
  title: 'Who may see your answers?',
  introduction: 'You choose for each person. You can always change this. Your care stays the same.',
  onlyForPatient: 'Only the patient sees and chooses who may see the answers.',
  forSomeoneElse: 'You are choosing this for someone else.',
  readOnly: 'Here you can only look at this. You cannot change it on this website.',
  noPeople: 'There is nobody in this list yet.',
  peopleUnknown: 'We do not know who sees your answers.',
  teamUnknown: 'We do not know everyone who is part of your care. Here are only the people you share with.',
  groups: {
    treatment: 'Your care providers',
    work: 'Around your work',
    family: 'Family and friends',
    other: 'Other',
  },
  people: (count) => (count === 1 ? '1 person' : `${count} people`),
  columns: { person: 'Person', sees: 'What this person sees', change: 'Change' },
  search: 'Search for a name, role or organisation',
  found: (count) => (count === 1 ? '1 person found' : `${count} people found`),
  nameless: 'Someone whose name we do not know',
  untitled: 'a questionnaire without a name',

  seesAll: {
    answers: (end) => `Sees answers and scores of everything${end}.`,
    scores: (end) => `Sees only the scores of everything${end}.`,
    nothing: () => 'Sees nothing.',
    unknown: () => 'We do not know whether this person sees your answers.',
  },
  sees: {
    answers: (titles, end) => `Sees answers and scores of ${titles}${end}.`,
    scores: (titles, end) => `Sees only the scores of ${titles}${end}.`,
    nothing: (titles) => `Sees nothing of ${titles}.`,
    unknown: (titles) => `We do not know whether this person sees this: ${titles}.`,
  },
  seesLater: {
    answers: 'Also answers and scores of new questionnaires.',
    scores: 'Only the scores of new questionnaires.',
    nothing: 'New questionnaires not yet.',
    unknown: 'Of new questionnaires we do not know it.',
  },
  end: (date, isLastDay) => ` ${isLastDay ? 'up to and including' : 'until'} ${named(date)}`,
  ended: (date) => `Sharing has stopped. It ended on ${named(date)}.`,
  decided: (date) => `You chose this ${when(date)}.`,
  decidedBy: (person, date) => `${person ?? 'Someone else'} chose this for you ${when(date)}.`,
  locked: 'Sees nothing. You cannot turn this on: your employer may not see this.',
  employer: 'Your employer or manager sees nothing. You cannot turn that on either.',
  nobodySees: (titles) => `Nobody in this list sees: ${titles}.`,

  change: 'Change',
  changeOf: (person) => `Change: ${person}`,
  question: (person) => `What may ${person} see?`,
  levels: { answers: 'Answers and scores', scores: 'Only the scores', nothing: 'Nothing' },
  mixed: 'Now it differs for each questionnaire.',
  singleAnswer: (titles) => `Not with ‘only the scores’: ${titles}. There the score is the answer itself.`,
  until: 'Up to and including',
  months: (count, date) => `${named(date)} (${count} ${count === 1 ? 'month' : 'months'})`,
  untilDate: (date) => named(date),
  noEnd: 'Without an end date',
  otherDate: 'Another date',
  lastDay: 'Last day',
  dateWrong: 'Choose a date from today on.',
  perQuestionnaire: 'Different for each questionnaire',
  later: 'New questionnaires',
  choose: 'Choose',
  save: 'Save',
  saving: 'Saving …',
  saved: (state) => `Saved. ${state}`,
  stop: 'Stop sharing',
  stopOf: (person) => `Stop sharing: ${person}`,
  stopped: (person) =>
    `From now on ${person} sees nothing. What this person has read, they still know. What is in the record stays there.`,
  notSaved: 'This did not work. Look at what it says here now, and try again.',
  conflict: (state) => `This was changed elsewhere. Your choice is not saved. It is now: ${state} Please choose again.`,

  secondary: 'Not for your care',
  secondaryQuestions: {
    quality: 'May your answers also help to make care better?',
    research: 'May your answers also help with research?',
  },
  secondaryExplanation: {
    quality:
      'You can say no. Your care stays the same. Sometimes the law requires a care provider to pass on data anyway.',
    research: 'You can say no. Your care stays the same.',
  },
  yes: 'Yes',
  no: 'No',
  secondaryStates: {
    yes: 'Now: yes.',
    no: 'Now: no.',
    open: 'You have not chosen yet. That counts as no.',
    unknown: 'We do not know what you chose about this.',
  },
  secondaryConflict: 'This was changed elsewhere. Your choice is not saved. Please choose again.',

  preview: 'See what this person sees',
  previewOf: (person) => `See what this person sees: ${person}`,
  previewBar: (person) => `You are looking as ${person}.`,
  previewHint: 'Buttons do nothing here.',
  stopPreview: 'Stop',
  notSeen: (person) => `What ${person} does not see`,
  notSeenLevels: {
    scores: (title) => `your answers to ${title}`,
    nothing: (title) => `${title}: answers and scores`,
    unknown: (title) => `${title}: we do not know this`,
  },
  notSeenNothing: 'This person sees everything of the questionnaires here.',
  previewEmpty: 'There are no questionnaires to show yet.',
};

const recipients: RecipientsMessages = {
  notes: 'Who may read your notes?',
  preparation: 'Who is this for?',
  everyone: 'For everyone in the team who sees the scores',
  chosen: 'Only for the people you choose',
  nobody: 'You have not chosen anyone yet. Only you can read this now.',
  patient: 'the patient',
  unnamed: 'someone without a name',
  others: 'Notes of others',
  moreOthers: (count) => (count === 1 ? '1 more note' : `${count} more notes`),
  authorUnknown: 'Not known who wrote this',
  whoReads: (names) =>
    `If you save this, only these people can read it: ${names}. What you do not save is shared with nobody. It is not a message: you get no answer.`,
  onlyYou: 'If you save this, only you can read it.',
  saved: (names) => `Saved. These people can read it now: ${names}.`,
  savedForYou: 'Saved. Only you can read this.',
};

const shared: SharedMessages = {
  note: 'You see what was shared with you. That does not have to be everything.',
  score: {
    noMeasurement: 'no score to see',
    notCompared: {
      version: 'not compared: another version',
      respondent: 'not compared: filled in by someone else',
      dayOrder: 'not compared: order of the measurements not known',
    },
    flagUnknown: (label) => `Not known for the newest measurement that you see: ${label}`,
  },
  noScores: 'There are no scores to see here.',
  noAnswers: 'There are no answers to see here.',
  attention: (count) =>
    count === 0
      ? 'None of the scores that you see needs attention.'
      : count === 1
        ? '1 of the scores that you see needs attention.'
        : `${count} of the scores that you see need attention.`,
  lastTime: 'the time before that you see',
  nothingInFilter: 'You see no score that belongs here.',
  noScore: (reason) => `The newest measurement that you see has no score: ${reason}.`,
  point: (position, count, date, text) => `Measurement ${position} of the ${count} that you see, ${date}: ${text}`,
  caption: (title) => `${title}: the measurements that you see`,
  nothingToDiscuss: 'There is nothing to see here to discuss.',
  noProblems: 'Nothing stands out in the scores that you see.',
  becauseNoProblems: 'Because nothing stands out in what you see',
  nothingForStep: 'The scores that you see give no reason for this.',
  noOutcomes: 'There are no outcomes to see here. You can write down what you want to ask.',
};

/** The texts of the widgets in English, for `locale` of the provider. */
export const en: Locale = {
  language: 'en',
  direction: 'ltr',
  messages: {
    common,
    copy,
    score,
    answerWords,
    questionnaire,
    keptAnswers,
    trendCard,
    trafficLight,
    answers,
    instrumentInfo,
    consultationTips,
    preparation,
    sharing,
    recipients,
    shared,
  },
};
