import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadAloud } from './form-view.js';

/**
 * Reads texts aloud with a voice of this device. Voices that are not of the device send what they say to somebody
 * else's server, so those are not used.
 */
export class ReadAloudController implements ReactiveController {
  isSpeaking = false;

  readonly #host: ReactiveControllerHost;
  /** Kept as long as they are spoken: a browser may forget an utterance that nothing refers to, with its `end`. */
  #utterances: readonly SpeechSynthesisUtterance[] = [];
  readonly #voicesChanged = () => this.#host.requestUpdate();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#speech?.addEventListener?.('voiceschanged', this.#voicesChanged);
  }

  hostDisconnected(): void {
    this.#speech?.removeEventListener?.('voiceschanged', this.#voicesChanged);
    this.stop();
  }

  /** A button that reads and stops; undefined where there is no voice for the language. */
  controlOf(lines: () => readonly string[], language: string): ReadAloud | undefined {
    if (!this.#voiceOf(language)) return undefined;
    return {
      isSpeaking: this.isSpeaking,
      toggle: () => (this.isSpeaking ? this.stop() : this.#speak(lines(), language)),
    };
  }

  /** Each line apart, with the rest that people leave between a question and its answers. */
  #speak(lines: readonly string[], language: string): void {
    const voice = this.#voiceOf(language);
    if (!voice || lines.length === 0) return;
    this.stop();
    const utterances = lines.map((line) => new SpeechSynthesisUtterance(line));
    const done = () => {
      if (this.#utterances !== utterances) return;
      this.#set(false);
    };
    utterances.at(-1)?.addEventListener('end', done);
    for (const one of utterances) {
      one.voice = voice;
      one.lang = voice.lang;
      one.addEventListener('error', done);
      this.#speech?.speak(one);
    }
    this.#utterances = utterances;
    this.#set(true);
  }

  stop(): void {
    if (!this.isSpeaking) return;
    this.#utterances = [];
    this.#speech?.cancel();
    this.#set(false);
  }

  get #speech(): SpeechSynthesis | undefined {
    return globalThis.speechSynthesis;
  }

  #voiceOf(language: string): SpeechSynthesisVoice | undefined {
    const primary = primaryOf(language);
    const voices = this.#speech
      ?.getVoices()
      .filter(({ localService, lang }) => localService && primaryOf(lang) === primary);
    return voices?.find(({ lang }) => lang.toLowerCase() === language.toLowerCase()) ?? voices?.[0];
  }

  #set(isSpeaking: boolean): void {
    this.isSpeaking = isSpeaking;
    this.#host.requestUpdate();
  }
}

/** `nl` of `nl-NL` and of Android's `nl_NL`. */
function primaryOf(language: string): string {
  return language.split(/[-_]/)[0]?.toLowerCase() ?? '';
}
