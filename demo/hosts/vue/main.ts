import { createApp } from 'vue';
import { define } from '../shared/example.js';
import App from './App.vue';

await define();
createApp(App).mount('#app');
