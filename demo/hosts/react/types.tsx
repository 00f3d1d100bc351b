// Never drawn: the type checker proves here that it knows the tags, their properties and their events.
import type {} from 'pro-widgets/types/jsx';
import { ProTrendCard } from 'pro-widgets/react';

export const right = (
  <>
    <pro-trend-card scale="fysiek" range="year" onpro-save={({ format }) => format} />
    <ProTrendCard scale="fysiek" range="year" onProSave={({ format }) => format} />
  </>
);

export const wrong = (
  <>
    {/* @ts-expect-error There is no such range. */}
    <pro-trend-card range="week" />
    {/* @ts-expect-error There is no such range. */}
    <ProTrendCard range="week" />
    {/* @ts-expect-error A measurement has more than a date. */}
    <pro-traffic-light measurements={[{ date: '2026-11-22' }]} />
    {/* @ts-expect-error There is no such property. */}
    <pro-questionnaire form="x" />
    {/* @ts-expect-error This event has no answer: none has. */}
    <pro-questionnaire onpro-answer={({ answer }) => answer} />
  </>
);
