/** Number of random cases for each property: few by default, many with ENDURANCE=1. */
export const runs = process.env['ENDURANCE'] ? 10_000 : 300;
