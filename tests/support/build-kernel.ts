/** Unit tests run on the kernel as it is in the sources, however they are started. */
export { buildKernel as setup } from '../../scripts/build-kernel.ts'
