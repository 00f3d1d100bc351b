import { provideZonelessChangeDetection } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { define } from '../shared/example.js';
import { App } from './app.js';

await define();
await bootstrapApplication(App, { providers: [provideZonelessChangeDetection()] });
