import { join } from 'node:path';
import { defineConfig, mergeConfig, type Plugin } from 'vite';
import demo from '../../vite.config.js';
import { fhirMiddleware } from './middleware.js';

const here = import.meta.dirname;

const fhirServer: Plugin = {
  name: 'fhir-server',
  configurePreviewServer: async ({ middlewares }) => void middlewares.use(await fhirMiddleware()),
};

export default defineConfig(
  mergeConfig(demo, {
    mode: 'fhir',
    plugins: [fhirServer],
    build: {
      outDir: join(here, '..', '..', 'dist-demo', 'fhir'),
      rolldownOptions: { input: [join(here, 'launch.html')] },
    },
  }),
);
