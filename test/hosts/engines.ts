import { engines, missingEngine, type Engine } from '../harness/browser.js';

/** Returns Chromium, every engine in the long form, or the engines of `ENGINES=firefox,webkit`. Reports unavailable ones. */
export async function askedEngines(): Promise<Engine[]> {
  const { ENGINES, ENDURANCE } = process.env;
  const wanted = ENGINES?.split(',') ?? (ENDURANCE === '1' ? engines : ['chromium']);
  const asked = engines.filter((engine) => wanted.includes(engine));
  const missing = await Promise.all(asked.map((engine) => missingEngine(engine)));
  missing.forEach((reason) => reason && console.log(`skipped: ${reason}`));
  return asked.filter((_, index) => !missing[index]);
}
