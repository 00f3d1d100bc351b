/** How many random cases a property is tried on: few by default, ENDURANCE=1 for many. */
export const runs = process.env['ENDURANCE'] ? 10_000 : 300;
