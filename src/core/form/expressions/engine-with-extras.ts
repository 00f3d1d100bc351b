import { nativeEngine } from './engine.js';
import { extras } from './path/extras.js';

/** The engine for every native expression. */
export const engineWithExtras = nativeEngine(extras);
