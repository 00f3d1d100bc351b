/**
 * Gives a page of a WebDriver window exactly this size. A window takes its size some time after the command, so the size
 * that the page reports right away can be the old one.
 *
 * @param {{ resize: (width: number, height: number) => Promise<unknown>, pageSize: () => Promise<[number, number]> }} driver
 * @param {number} width Width of the page in CSS pixels.
 * @param {number} height Height of the page in CSS pixels.
 * @param {number} limit Milliseconds after which it gives up.
 */
export async function fitWindow({ resize, pageSize }, width, height, limit) {
  const end = Date.now() + limit;
  // The frame of the window, which its size includes and that of the page does not.
  let frame = [0, 0];
  while (Date.now() < end) {
    await resize(width + frame[0], height + frame[1]);
    const before = Date.now();
    let [pageWidth, pageHeight] = await pageSize();
    while ((pageWidth !== width || pageHeight !== height) && Date.now() - before < 1_000) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      [pageWidth, pageHeight] = await pageSize();
    }
    if (pageWidth === width && pageHeight === height) return;
    frame = [Math.max(0, frame[0] + width - pageWidth), Math.max(0, frame[1] + height - pageHeight)];
  }
  throw new Error(`The window does not take the size ${width} x ${height}.`);
}
