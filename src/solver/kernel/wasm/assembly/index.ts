/** The kernel's hot loops in AssemblyScript, compiled to WebAssembly SIMD by scripts/build-kernel.ts. */
export { assembleLinks, coarsen } from './coefficients'
export { factorColumns, smoothColumns, smoothColumnsFromZero } from './columns'
export {
  computeResidual,
  correct,
  directionEnergy,
  imbalance,
  residualDotUnknown,
  turnDirection,
} from './temperature'
export { prolong, restrictResidual } from './transfer'
