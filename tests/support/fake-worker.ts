/** A worker whose other end is in this process: comlink over a message channel, as over a real worker's port. */
import { expose } from 'comlink'
import type { SpawnedWorker } from '../../src/solver/worker/lane.ts'

export class FakeWorker implements SpawnedWorker {
  terminated = false
  private readonly events = new EventTarget()
  private readonly channel = new MessageChannel()

  constructor() {
    this.channel.port1.start()
    this.channel.port2.start()
  }

  serve(api: object): void {
    expose(api, this.channel.port2)
  }

  addEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    const target = type === 'message' ? this.channel.port1 : this.events
    target.addEventListener(type, listener as EventListener)
  }

  removeEventListener(type: string, listener: EventListenerOrEventListenerObject): void {
    const target = type === 'message' ? this.channel.port1 : this.events
    target.removeEventListener(type, listener as EventListener)
  }

  postMessage(message: unknown, transfer: unknown): void {
    this.channel.port1.postMessage(message, transfer as Transferable[])
  }

  terminate(): void {
    this.terminated = true
    this.channel.port1.close()
    this.channel.port2.close()
  }

  die(message: string): void {
    this.events.dispatchEvent(Object.assign(new Event('error'), { message }))
  }

  garble(): void {
    this.events.dispatchEvent(new Event('messageerror'))
  }
}
