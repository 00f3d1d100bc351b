import type { Browser, Page } from 'puppeteer-core';
import { newPage } from '../../scripts/browser.js';

/** Opens a page of the demo, and hears whatever it says that it should not: console lines, errors, CSP, requests elsewhere. */
export async function openPage(browser: Browser, address: string, width: number, complaints: string[]): Promise<Page> {
  const { origin, pathname } = new URL(address);
  const page = await newPage(browser);
  await page.setViewport({ width, height: 800 });
  page.on('console', (line) => complaints.push(`${pathname}: ${line.type()}: ${line.text()}`));
  page.on('pageerror', (error) => complaints.push(`${pathname}: ${String(error)}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) complaints.push(`${pathname}: asked ${request.url()}`);
  });
  await page.evaluateOnNewDocument(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) => {
      // eslint-disable-next-line no-console -- the way out of the page
      console.error(`violates ${violatedDirective}: ${sample}`);
    });
  });
  await page.goto(address, { waitUntil: 'networkidle0' });
  return page;
}

/** Waits until an element says something inside its shadow root. */
export async function seen(page: Page, selector: string, text: string): Promise<void> {
  const says = (wanted: string, where: string) =>
    document.querySelector(where)?.shadowRoot?.textContent?.replace(/\s+/g, ' ').includes(wanted) ?? false;
  await page.waitForFunction(says, {}, text, selector);
}

export async function press(page: Page, name: string): Promise<void> {
  await page.locator(`pro-questionnaire >>> ::-p-aria([name="${name}"][role="button"])`).click();
}

/** Chooses an answer of the question in view, and goes on. */
export async function choose(page: Page, answer: string): Promise<void> {
  await page.locator(`pro-questionnaire >>> ::-p-aria([name="${answer}"][role="radio"])`).click();
  await press(page, 'Volgende');
}

/** Fills in the questionnaire that waits on the portal, and sends it. */
export async function fillIn(portal: Page, ratings: readonly number[]): Promise<void> {
  await portal.click('.assignment button');
  await press(portal, 'Beginnen');
  await choose(portal, 'Ik werk gedeeltelijk');
  for (const number of ratings) await choose(portal, String(number));
  await press(portal, 'Volgende');
  await press(portal, 'Versturen');
  await seen(portal, 'pro-questionnaire', 'Bedankt');
}
