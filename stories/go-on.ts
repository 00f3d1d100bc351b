/**
 * Presses the button of a form that goes on, this many times, and where that is asked for answers each question with its
 * first choice on the way. The page of all stories stays where it is: none takes the focus or the view to itself.
 */
export async function goOn(canvas: Element, times: number, { answering = false } = {}): Promise<void> {
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
