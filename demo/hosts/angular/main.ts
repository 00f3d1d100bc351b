import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { define } from '../shared/example';
import { App } from './app';

await define();
await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
