import { Component, CUSTOM_ELEMENTS_SCHEMA } from '@angular/core';
import {
  adapter,
  data,
  instrument,
  measurements,
  questionnaire,
  subject,
  tell,
  tellMistake,
} from '../shared/example.js';

@Component({
  selector: 'app-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @if (data === 'property') {
      <pro-provider [subject]="subject" lang="nl" (pro-error)="tellMistake($any($event))">
        <div class="widgets">
          <pro-questionnaire [questionnaire]="questionnaire" (pro-start)="tell($event)" />
          <pro-traffic-light [instrument]="instrument" [measurements]="measurements" />
          <pro-trend-card [instrument]="instrument" [measurements]="measurements" scale="fysiek" />
        </div>
      </pro-provider>
    } @else {
      <pro-provider [adapter]="adapter" [subject]="subject" lang="nl" (pro-error)="tellMistake($any($event))">
        <div class="widgets">
          <pro-questionnaire [questionnaire]="questionnaire.url" (pro-start)="tell($event)" />
          <pro-traffic-light [instrument]="instrument.id" />
          <pro-trend-card [instrument]="instrument.id" scale="fysiek" />
        </div>
      </pro-provider>
    }
  `,
})
export class App {
  readonly data = data;
  readonly adapter = adapter;
  readonly subject = subject;
  readonly instrument = instrument;
  readonly measurements = measurements;
  readonly questionnaire = questionnaire;
  readonly tell = tell;
  readonly tellMistake = tellMistake;
}
