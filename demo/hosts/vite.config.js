import { svelte } from '@sveltejs/vite-plugin-svelte';
import vue from '@vitejs/plugin-vue';
import { join } from 'node:path';
import { defineConfig } from 'vite';

const here = import.meta.dirname;

/** React, Vue and Svelte in one build, as strict pages take it: no inline script, no data: URL. */
export default defineConfig({
  root: here,
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (tag) => tag.startsWith('pro-') } } }), svelte()],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    rolldownOptions: { input: ['react', 'vue', 'svelte'].map((host) => join(here, host, 'index.html')) },
  },
});
