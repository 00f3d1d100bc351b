import type { RecipientsMessages } from '../messages/recipients.js';

export const recipients: RecipientsMessages = {
  notes: 'Wie mag uw notities lezen?',
  preparation: 'Voor wie is dit?',
  everyone: 'Voor iedereen in het team die de scores ziet',
  chosen: 'Alleen voor de mensen die u kiest',
  nobody: 'U heeft nog niemand gekozen. Alleen u kunt dit nu lezen.',
  patient: 'de patiënt',
  unnamed: 'iemand zonder naam',
  others: 'Notities van anderen',
  moreOthers: (count) => (count === 1 ? 'Nog 1 notitie' : `Nog ${count} notities`),
  authorUnknown: 'Niet bekend wie dit schreef',
  whoReads: (names) =>
    `Bewaart u dit? Dan kunnen alleen deze mensen het lezen: ${names}. Wat u niet bewaart, deelt u met niemand. Het is geen bericht: u krijgt geen antwoord.`,
  onlyYou: 'Bewaart u dit? Dan kunt alleen u het lezen.',
  saved: (names) => `Bewaard. Dit kunnen nu lezen: ${names}.`,
  savedForYou: 'Bewaard. Alleen u kunt dit lezen.',
};
