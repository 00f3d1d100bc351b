/** What this page is sending, for browsers without locks. */
const underway = new Set<string>();

/** Does the work unless it is being done already, in this tab or another. The lock is held only meanwhile. */
export async function ifFree(id: string, work: () => Promise<void>): Promise<boolean> {
  if (underway.has(id)) return false;
  underway.add(id);
  try {
    if (!navigator.locks) return await work().then(() => true);
    let isAsked = false;
    const asked = navigator.locks.request(`pro-widgets.send.${id}`, { ifAvailable: true }, async (lock) => {
      isAsked = true;
      if (!lock) return false;
      await work();
      return true;
    });
    // A page may not have locks at all, as in a frame with `sandbox`.
    return await asked.catch((error: unknown) => {
      if (isAsked) throw error;
      return work().then(() => true);
    });
  } finally {
    underway.delete(id);
  }
}
