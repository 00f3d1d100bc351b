import { mount } from 'svelte';
import { define } from '../shared/example.js';
import App from './App.svelte';

await define();
mount(App, { target: document.querySelector('#app')! });
