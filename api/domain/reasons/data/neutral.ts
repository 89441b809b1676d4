/** Words that carry nothing by themselves. Only a word that can name no content may stand here: an unknown one withholds bounds. */

export const NEUTRAL: readonly string[] = `
  a an the of in on at to by its his her their it is are be this that which where who when all other another any
  both each more most only own such than then there these those while within through during between among into over
  under upon via plus rated rating re re-rated rerated edited version film movie motion appeal genre setting style
  type content contains element material area situation behavior behaviour activity act people person man men woman
  women family male female animal dog cat horse drama life living world nature opening closing end credits music
  musical dance dancing sketch routine race racing car vehicle driving notable combining combined emphasizing
  resulting result generated relating concerning regarding due because so also well kind sort amount degree level
  otherwise intended audience parents sister brother mother father young old black white high big small weather bad
  jungle pirate cop rescue game competition exotic drag discord unusual epic reckless lifestyle documentary clip
  news period archival narrative subplot story storyline plot character conversation performance concert song
  singing artist expression portrayal portrayed depicted shown showing seen contained featuring features involved
  involves present presented various certain general overall possible potential real actual modern contemporary
  classic traditional foreign international american british english japanese german french italian chinese korean
  indian spanish mexican russian african native tribal indigenous about escape prisoner operation hospital
  procedures words politically subject matter tone interview commentary created creation dramatized dramatised
  reenactment wife husband son daughter friend teacher doctor nurse motorcycle aerial attitude exchange relationship
`
  .trim()
  .split(/\s+/u);
