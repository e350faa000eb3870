export { type InstanceExport, InstanceExporter } from './instance-exporter.js';
export { InstanceOpening } from './instance-opening.js';
export { OperationsModule } from './operations.module.js';
