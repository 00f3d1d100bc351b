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
import { renderCard, getChart } from './trend-card-helpers.js';

/** The page configures Chart.js with its own defaults and plugin before the first card. */
describe('<pro-trend-card> on a page that uses Chart.js', () => {
  const pageChartOptions: ChartConfiguration = {
    type: 'line',
    data: { labels: ['a', 'b', 'c'], datasets: [{ data: [1, 5, 2], borderColor: 'rgb(200, 0, 0)' }] },
    options: { responsive: false, animation: false },
  };

  function createPageChart(): { chart: Chart; image: string } {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [300, 150];
    document.body.append(canvas);
    const chart = new Chart(canvas, structuredClone(pageChartOptions));
    return { chart, image: canvas.toDataURL() };
  }

  const registeredItems = () => [
    registry.getController('line'),
    registry.getScale('linear'),
    registry.getScale('category'),
    registry.getElement('line'),
    registry.getElement('point'),
    registry.getPlugin('page'),
  ];
  const cloneJson = (value: object): unknown => JSON.parse(JSON.stringify(value));

  it('leaves the charts, defaults and registered items of the page unchanged', async () => {
    Chart.register(LineController, LineElement, PointElement, LinearScale, CategoryScale);
    Chart.defaults.color = 'rgb(1, 2, 3)';
    Chart.defaults.elements.line.tension = 0.4;
    let touched: Chart[] = [];
    const plugin = { id: 'page', afterDraw: (chart: Chart) => touched.push(chart) };
    Chart.register(plugin);
    const { chart: pageChart, image } = createPageChart();
    const [items, defaults, overrides] = [registeredItems(), cloneJson(Chart.defaults), cloneJson(Chart.overrides)];
    touched = [];

    const el = await renderCard();

    expect(touched, 'a plugin of the page does not run on the card').to.deep.equal([]);
    registeredItems().forEach((item, index) => expect(item).to.equal(items[index]));
    const after = cloneJson(Chart.defaults) as { datasets: Record<string, unknown> };
    // The chart type of the card adds an entry.
    delete after.datasets['proScoreLine'];
    expect(JSON.stringify(after)).to.equal(JSON.stringify(defaults));
    expect(cloneJson(Chart.overrides)).to.deep.include(overrides as object);
    expect(pageChart.canvas.toDataURL(), 'the chart of the page').to.equal(image);
    pageChart.update('none');
    expect(pageChart.canvas.toDataURL(), 'after an update').to.equal(image);
    expect(createPageChart().image, 'a new chart').to.equal(image);

    el.remove();
    expect(pageChart.canvas.toDataURL(), 'after the card is removed').to.equal(image);
    Chart.unregister(plugin);
  });

  it('keeps its axes correct whatever defaults the page sets (D11, D12)', async () => {
    const renderPositions = async () => {
      const el = await renderCard();
      const { x, y } = getChart(el)!.scales;
      return ['2026-08-12', '2026-10-03']
        .map((day) => x!.getPixelForValue(Date.parse(day)))
        .concat(y!.getPixelForValue(3));
    };
    const before = await renderPositions();
    const line = getChart(await renderCard())!.data.datasets[0];
    Chart.defaults.set({
      spanGaps: true,
      scale: { reverse: true, offset: true, stacked: true, bounds: 'ticks', ticks: { display: false } },
      scales: { linear: { beginAtZero: true, grace: '50%' } },
      elements: { line: { stepped: true } },
    });
    const after = await renderPositions();
    after.forEach((position, index) => expect(position).to.be.closeTo(before[index]!, 0.5));
    const el = await renderCard();
    expect(getChart(el)!.getDatasetMeta(0).dataset?.options).to.include({
      tension: 0,
      stepped: false,
      spanGaps: false,
    });
    expect(getChart(el)!.data.datasets[0]?.borderColor).to.equal(line?.borderColor);
  });
});
