import { expect } from '@open-wc/testing';
import {
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
  registry,
  type ChartConfiguration,
} from 'chart.js';
import { card, chartOf } from './trend-cards.js';

/** This page has a Chart.js of its own, with its own parts and defaults, before the first card comes. */
describe('<pro-trend-card> on a page with charts of its own', () => {
  const ownLine: ChartConfiguration = {
    type: 'line',
    data: { labels: ['a', 'b', 'c'], datasets: [{ data: [1, 5, 2], borderColor: 'rgb(200, 0, 0)' }] },
    options: { responsive: false, animation: false },
  };

  function ownChart(): { chart: Chart; image: string } {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [300, 150];
    document.body.append(canvas);
    const chart = new Chart(canvas, structuredClone(ownLine));
    return { chart, image: canvas.toDataURL() };
  }

  const registered = () => [
    registry.getController('line'),
    registry.getScale('linear'),
    registry.getScale('category'),
    registry.getElement('line'),
    registry.getElement('point'),
    registry.getPlugin('page'),
  ];
  const plain = (value: object): unknown => JSON.parse(JSON.stringify(value));

  it('leaves the charts, the defaults and the registered parts of the page as they were', async () => {
    Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale);
    Chart.defaults.color = 'rgb(1, 2, 3)';
    Chart.defaults.elements.line.tension = 0.4;
    let touched: Chart[] = [];
    const plugin = { id: 'page', afterDraw: (chart: Chart) => touched.push(chart) };
    Chart.register(plugin);
    const { chart: before, image } = ownChart();
    const [parts, defaults, overrides] = [registered(), plain(Chart.defaults), plain(Chart.overrides)];
    touched = [];

    const el = await card();

    expect(touched, 'a plugin of the page is not run on ours').to.deep.equal([]);
    registered().forEach((part, index) => expect(part).to.equal(parts[index]));
    const after = plain(Chart.defaults) as { datasets: Record<string, unknown> };
    // Of our own type there is an entry now.
    delete after.datasets['proScoreLine'];
    expect(JSON.stringify(after)).to.equal(JSON.stringify(defaults));
    expect(plain(Chart.overrides)).to.deep.include(overrides as object);
    expect(before.canvas.toDataURL(), 'the chart of the page').to.equal(image);
    before.update('none');
    expect(before.canvas.toDataURL(), 'after an update').to.equal(image);
    expect(ownChart().image, 'a new one').to.equal(image);

    el.remove();
    expect(before.canvas.toDataURL(), 'after the card is gone').to.equal(image);
    Chart.unregister(plugin);
  });

  it('D12 and D11 draws the truth, whatever the page set for all of its charts', async () => {
    const places = async () => {
      const el = await card();
      const { x, y } = chartOf(el)!.scales;
      return ['2026-08-12', '2026-10-03']
        .map((day) => x!.getPixelForValue(Date.parse(day)))
        .concat(y!.getPixelForValue(3));
    };
    const before = await places();
    const line = chartOf(await card())!.data.datasets[0];
    Chart.defaults.set({
      spanGaps: true,
      scale: { reverse: true, offset: true, stacked: true, bounds: 'ticks', ticks: { display: false } },
      scales: { linear: { beginAtZero: true, grace: '50%' } },
      elements: { line: { stepped: true } },
    });
    const after = await places();
    after.forEach((place, index) => expect(place).to.be.closeTo(before[index]!, 0.5));
    const el = await card();
    expect(chartOf(el)!.getDatasetMeta(0).dataset?.options).to.include({ tension: 0, stepped: false, spanGaps: false });
    expect(chartOf(el)!.data.datasets[0]?.borderColor).to.equal(line?.borderColor);
  });
});
