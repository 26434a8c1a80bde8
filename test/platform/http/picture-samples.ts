const words = {
  alt: { nb: 'Fjorden en morgen', en: 'The fjord one morning' },
  credit: 'Foto: Kari Nordmann / CC BY 4.0',
}

/** Bodies that fit what whoever keeps a course says of its picture. */
export const pictureSamples = {
  putCoursePicture: { ...words, content: Buffer.from('a picture').toString('base64') },
  describeCoursePicture: words,
}
