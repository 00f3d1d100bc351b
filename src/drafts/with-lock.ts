/** Ids that this page is sending, for browsers without locks. */
const underway = new Set<string>();

/**
 * Runs the work unless this tab or another one is running it for the same id.
 *
 * @returns Whether the work ran.
 */
export async function withLock(id: string, work: () => Promise<void>): Promise<boolean> {
  if (underway.has(id)) return false;
  underway.add(id);
  try {
    const { locks } = globalThis.navigator ?? {};
    if (!locks) return await work().then(() => true);
    let wasCalled = false;
    const requested = locks.request(`pro-widgets.send.${id}`, { ifAvailable: true }, async (lock) => {
      wasCalled = true;
      if (!lock) return false;
      await work();
      return true;
    });
    // A sandboxed frame has the API and may not use it.
    return await requested.catch((error: unknown) => {
      if (wasCalled) throw error;
      return work().then(() => true);
    });
  } finally {
    underway.delete(id);
  }
}
