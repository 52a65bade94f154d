import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { developPhoto } from './photo.mjs';
import { SceneStore } from './scene-store.mjs';

// A photo is too small to be worth splitting among threads: several photos at once use the cores better.
sharp.concurrency(1);
sharp.cache(false);

const scenes = new SceneStore(workerData);

parentPort.on('message', async (number) => {
  const jpeg = await developPhoto(number, (scene) => scenes.pixelsOf(scene));
  parentPort.postMessage({ number, jpeg });
});
