/**
 * Presses the "next" button of a form `times` times. With `answering`, answers each question with its first option. Focus
 * and scroll position stay, because Storybook shows all stories on one page.
 */
export async function goToNext(canvas: Element, times: number, { answering = false } = {}): Promise<void> {
  const element = canvas.querySelector('pro-questionnaire');
  if (!element) return;
  const find = (selector: string) => element.shadowRoot?.querySelector<HTMLElement>(selector);
  while (element.isConnected && !find('.footer .primary')) await new Promise((resolve) => setTimeout(resolve, 20));
  const { scrollX, scrollY } = window;
  for (let pressed = 0; pressed < times; pressed += 1) {
    if (answering) find('input[type=radio]')?.click();
    await element.updateComplete;
    find('.footer .primary')?.click();
    await element.updateComplete;
  }
  const focused = element.shadowRoot?.activeElement;
  if (focused instanceof HTMLElement) focused.blur();
  window.scrollTo(scrollX, scrollY);
}
