import type { Browser, Page } from 'puppeteer-core';
import { newPage } from '../../scripts/browser.js';

/** Opens a page of the demo. Collects console lines, errors, CSP violations and requests to other servers. */
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
      // eslint-disable-next-line no-console -- passes the message to the test
      console.error(`violates ${violatedDirective}: ${sample}`);
    });
  });
  await page.goto(address, { waitUntil: 'networkidle0' });
  return page;
}

export async function waitForText(page: Page, selector: string, text: string): Promise<void> {
  const hasText = (wanted: string, where: string) =>
    document.querySelector(where)?.shadowRoot?.textContent?.replace(/\s+/g, ' ').includes(wanted) ?? false;
  await page.waitForFunction(hasText, {}, text, selector);
}

export async function userClicks(page: Page, name: string): Promise<void> {
  await page.locator(`pro-questionnaire >>> ::-p-aria([name="${name}"][role="button"])`).click();
}

export async function userChooses(page: Page, answer: string): Promise<void> {
  await page.locator(`pro-questionnaire >>> ::-p-aria([name="${answer}"][role="radio"])`).click();
  await userClicks(page, 'Volgende');
}

/** Fills in the assigned questionnaire and sends it. */
export async function userFillsIn(portal: Page, ratings: readonly number[]): Promise<void> {
  await portal.click('.assignment button');
  await userClicks(portal, 'Beginnen');
  await userChooses(portal, 'Ik werk gedeeltelijk');
  for (const number of ratings) await userChooses(portal, String(number));
  await userClicks(portal, 'Volgende');
  await userClicks(portal, 'Versturen');
  await waitForText(portal, 'pro-questionnaire', 'Bedankt');
}
