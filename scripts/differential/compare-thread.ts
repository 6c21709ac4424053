/** One core's share of the cases. */
import { parentPort, workerData } from 'node:worker_threads'
import { compareCases, type Share } from './compare-cases.ts'

parentPort?.postMessage(compareCases(workerData as Share))
