import { MassImageGridMonitor } from './monitor/grid-monitor.js';

export { MassImageGridMonitor };

// A page that includes the script twice keeps the first definition.
if (!customElements.get('mass-image-grid-monitor')) {
  customElements.define('mass-image-grid-monitor', MassImageGridMonitor);
}
