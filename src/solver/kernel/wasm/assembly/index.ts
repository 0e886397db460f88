/** The kernel's hot loops in AssemblyScript, compiled to WebAssembly SIMD by scripts/build-kernel.ts. */
export { assembleLinks, coarsen } from './coefficients'
export { factorColumns, smoothColumns } from './columns'
export {
  computeResidual,
  correct,
  directionEnergy,
  residualDotUnknown,
  turnDirection,
} from './temperature'
export { ascend, descend } from './transfer'
