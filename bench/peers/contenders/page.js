import { mount } from 'contender';

const longTasks = [];
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longTasks.push(duration);
}).observe({ type: 'longtask' });

/** Durations in ms of the long tasks since it was last asked. */
window.takeLongTasks = () => longTasks.splice(0);

/** Of the wall clock: what passes before is the browser's and the script's start. */
window.mountTimeMs = performance.timeOrigin + performance.now();

window.contender = mount(document.querySelector('#container'), {
  ...window.setUp,
  srcOf: (index) => `/pictures/${index}.jpg`,
});
