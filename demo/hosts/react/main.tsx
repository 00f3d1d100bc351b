import { lazy, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { define } from '../shared/example';
import { Tags } from './tags';

// `?as=components`: our React components. Without: the tags themselves, which React has to know before it draws.
const Components = lazy(() => import('./components'));
const isTags = new URLSearchParams(location.search).get('as') !== 'components';

if (isTags) await define();
createRoot(document.querySelector('#app')!).render(
  isTags ? (
    <Tags />
  ) : (
    <Suspense>
      <Components />
    </Suspense>
  ),
);
