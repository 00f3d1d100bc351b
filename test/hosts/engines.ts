import { engines, missingEngine, type Engine } from '../harness/browser.js';

/** Chromium; every engine in the long form, or those of `ENGINES=firefox,webkit`. One that is not here is said so. */
export async function askedEngines(): Promise<Engine[]> {
  const { ENGINES, ENDURANCE } = process.env;
  const wanted = ENGINES?.split(',') ?? (ENDURANCE === '1' ? engines : ['chromium']);
  const asked = engines.filter((one) => wanted.includes(one));
  const missing = await Promise.all(asked.map((one) => missingEngine(one)));
  missing.forEach((why) => why && console.log(`skipped: ${why}`));
  return asked.filter((_, place) => !missing[place]);
}
